import type { Occupation } from '#occupations/occupation';
import type { Ruleset } from '#scoring/ruleset';
import { similarityOf } from '#scoring/trade-similarity';
import type { Names } from './names.ts';
import { occupationKey, occupationOf } from './occupation-key.ts';

/** How near each occupation of the columns is to one: the number of its similarity, of which there are few. */
export interface NearOccupations {
  /** By the number of the occupation: the place of its similarity in `similarities`; 0 is unrelated. */
  readonly places: Uint16Array;
  readonly similarities: readonly number[];
}

/** Similarities of occupations under one ruleset, each found out once. */
export class OccupationSimilarities {
  private readonly known = new Map<string, { places: Uint16Array; filled: number; similarities: number[] }>();

  constructor(
    private readonly names: Names,
    private readonly ruleset: Ruleset,
  ) {}

  /** What is near to the occupation a vacancy asks for, of all that the columns name by now. */
  nearTo(asked: Occupation): NearOccupations {
    const key = occupationKey(asked);
    const near = this.known.get(key) ?? { places: new Uint16Array(0), filled: 0, similarities: [0] };
    this.known.set(key, near);
    if (near.filled < this.names.size) {
      const places = new Uint16Array(this.names.size + 64);
      places.set(near.places);
      for (; near.filled < this.names.size; near.filled += 1) {
        const { value } = similarityOf(asked, occupationOf(this.names.nameOf(near.filled)), this.ruleset);
        const place = near.similarities.indexOf(value);
        places[near.filled] = place < 0 ? near.similarities.push(value) - 1 : place;
      }
      near.places = places;
    }
    return near;
  }
}
