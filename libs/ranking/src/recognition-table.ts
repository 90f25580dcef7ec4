import type { VacancyFacts } from '#scoring/assessment';
import type { Ruleset } from '#scoring/ruleset';
import { ELIGIBILITY_STATUSES, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import type { CandidateColumns } from './candidate-columns.ts';
import { occupationOf } from './occupation-key.ts';
import type { NearOccupations } from './occupation-similarities.ts';
import type { Points } from './points.ts';
import { standing } from './standing.ts';

const CONDITIONAL = ELIGIBILITY_STATUSES.indexOf('conditional');
const UNCLEAR = ELIGIBILITY_STATUSES.indexOf('unclear');
const NOT_YET = ELIGIBILITY_STATUSES.indexOf('not-yet');
/** From here on stand the states of qualifications that open no gate, since they are of another occupation. */
const OF_ANOTHER = RECOGNITION_STATUSES.length + 1;

/** What the recognition parts of the columns are worth to one vacancy. */
export class RecognitionTable {
  /** Whether recognition can bring points at all. */
  readonly counts: boolean;
  /** By state, the first for a state that is not stated: the value, its number, and the rank if the day is in time or not. */
  private readonly values: number[] = [-1];
  private readonly numbers: number[] = [0];
  private readonly inTime: number[];
  private readonly late: number[];
  /** By the number of the occupation: whether a qualification in it is one for a regulated occupation. */
  private readonly fitting?: readonly boolean[];

  /** @param start day number */
  constructor(
    { occupation, requirements }: VacancyFacts,
    ruleset: Ruleset,
    private readonly start: number,
    private readonly columns: CandidateColumns,
    private readonly near: NearOccupations,
    points: Points,
  ) {
    const { regulations } = ruleset.occupationRules;
    const regulation = regulations.of(occupation);
    const regulated = regulation !== undefined;
    const gate = regulated ? 'regulated' : requirements.recognition === 'required' ? 'required' : undefined;
    this.counts = requirements.recognition !== 'not-needed' || regulated;
    this.inTime = [gate === undefined ? 0 : UNCLEAR];
    this.late = [...this.inTime];
    for (const status of RECOGNITION_STATUSES) {
      const rule = ruleset.recognition[status];
      const value = regulated ? ruleset.regulatedGateValues[rule.regulated] : rule.value;
      const state = gate === undefined ? 'open' : rule[gate];
      this.values.push(value);
      this.numbers.push(this.counts ? points.numberOf(value) : 0);
      this.inTime.push(state === 'open' ? 0 : state === 'conditional' ? CONDITIONAL : NOT_YET);
      this.late.push(state === 'open' ? 0 : NOT_YET);
    }
    if (regulation === undefined) return;
    this.fitting = Array.from({ length: columns.occupations.size }, (_, number) =>
      regulations.fits(occupationOf(columns.occupations.nameOf(number)), regulation),
    );
    const closed = ruleset.regulatedGateValues.closed;
    this.values.push(-1, ...RECOGNITION_STATUSES.map(() => closed));
    this.numbers.push(0, ...RECOGNITION_STATUSES.map(() => points.numberOf(closed)));
    for (const ranks of [this.inTime, this.late]) ranks.push(UNCLEAR, ...RECOGNITION_STATUSES.map(() => NOT_YET));
  }

  /** The standing of a part: that of the qualification that counts, as `recognition-gate.ts` of the scorer chooses it. */
  standingOf(part: number): number {
    const { recognitions } = this.columns;
    const words = recognitions.allWords;
    const end = recognitions.startOf(part + 1);
    let bestSimilarity = 0;
    let bestFits = false;
    let bestState = 0;
    let bestDay = 0;
    for (let at = recognitions.startOf(part); at < end; at += 3) {
      const similarity = this.near.similarities[this.near.places[words[at]!]!]!;
      if (similarity === 0) continue;
      const fits = this.fitting?.[words[at]!] ?? true;
      const state = words[at + 1]! + (fits ? 0 : OF_ANOTHER);
      const day = words[at + 2]!;
      const nearer = fits === bestFits ? similarity - bestSimilarity : fits ? 1 : -1;
      if (nearer < 0) continue;
      const better =
        nearer > 0 ||
        this.values[state]! > this.values[bestState]! ||
        (this.values[state] === this.values[bestState] &&
          (state < bestState || (state === bestState && day < bestDay)));
      if (!better) continue;
      bestSimilarity = similarity;
      bestFits = fits;
      bestState = state;
      bestDay = day;
    }
    const rank = bestDay <= this.start ? this.inTime[bestState]! : this.late[bestState]!;
    return standing(this.numbers[bestState]!, rank);
  }
}
