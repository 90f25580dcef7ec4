import { grown } from './grown.ts';

const NONE = 0;
const LOAD = 0.75;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The ids of the candidates in the columns: UUIDs as four 32-bit numbers, a row each, and an index from id to row. Rows
 * compare as the ids do in text.
 */
export class CandidateIds {
  private words = new Uint32Array(64);
  /** All rows, those without a meaning as well. */
  rows = 0;
  private removed = 0;
  /** Open addressing: a row plus one at a place the id leads to. */
  private index = new Uint32Array(64);
  private readonly sought = new Uint32Array(4);

  /** How many ids there are. */
  get size(): number {
    return this.rows - this.removed;
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.words.byteLength + this.index.byteLength;
  }

  /** @returns -1 if the id is not there */
  rowOf(id: string): number {
    return this.index[this.placeOf(id)]! - 1;
  }

  /**
   * The row of an id that is there or is added, as the last row.
   *
   * @throws {TypeError} if it is no UUID in lower case
   */
  rowFor(id: string): number {
    if (!UUID.test(id)) throw new TypeError(`A candidate's id is a UUID in lower case; "${id}" is not.`);
    const place = this.placeOf(id);
    const found = this.index[place]!;
    if (found !== NONE) return found - 1;
    const row = this.rows;
    this.words = grown(this.words, (row + 1) * 4);
    this.words.set(this.sought, row * 4);
    this.rows += 1;
    this.index[place] = this.rows;
    if (this.size > this.index.length * LOAD) this.growIndex();
    return row;
  }

  /** Takes the id of a row out. The row stays, without a meaning, until {@link reorder}. */
  remove(row: number): void {
    this.freePlace(this.placeOf(this.idAt(row)));
    this.removed += 1;
  }

  /** Puts the rows into another order: that of the old rows in `order`, which leaves out all that have no meaning. */
  reorder(order: Uint32Array): void {
    const words = new Uint32Array(this.words.length);
    for (let row = 0; row < order.length; row += 1) {
      for (let word = 0; word < 4; word += 1) words[row * 4 + word] = this.words[order[row]! * 4 + word]!;
    }
    this.words = words;
    this.rows = order.length;
    this.removed = 0;
    this.index.fill(NONE);
    for (let row = 0; row < this.rows; row += 1) this.enter(row);
  }

  idAt(row: number): string {
    const { words } = this;
    let hex = '';
    for (let at = row * 4; at < row * 4 + 4; at += 1) hex += words[at]!.toString(16).padStart(8, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** Whether the id of one row comes before that of another. */
  isBefore(row: number, other: number): boolean {
    const { words } = this;
    let at = row * 4;
    let against = other * 4;
    for (const end = at + 4; at < end; at += 1, against += 1) {
      if (words[at] !== words[against]) return words[at]! < words[against]!;
    }
    return false;
  }

  /** Where the id stands in the index, or would. */
  private placeOf(id: string): number {
    const { sought, words, index } = this;
    sought[0] = Number.parseInt(id.slice(0, 8), 16);
    sought[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
    sought[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
    sought[3] = Number.parseInt(id.slice(28), 16);
    const mask = index.length - 1;
    let place = hashAt(sought, 0) & mask;
    for (let found = index[place]!; found !== NONE; found = index[place]!) {
      const at = (found - 1) * 4;
      if (
        words[at] === sought[0] &&
        words[at + 1] === sought[1] &&
        words[at + 2] === sought[2] &&
        words[at + 3] === sought[3]
      ) {
        break;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Empties a place and moves those behind it up, so that no search ends before what it looks for. */
  private freePlace(place: number): void {
    const { index, words } = this;
    const mask = index.length - 1;
    let hole = place;
    for (let at = (hole + 1) & mask; index[at] !== NONE; at = (at + 1) & mask) {
      const home = hashAt(words, (index[at]! - 1) * 4) & mask;
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        index[hole] = index[at]!;
        hole = at;
      }
    }
    index[hole] = NONE;
  }

  private growIndex(): void {
    const entries = this.index;
    this.index = new Uint32Array(entries.length * 2);
    for (const entry of entries) if (entry !== NONE) this.enter(entry - 1);
  }

  private enter(row: number): void {
    const mask = this.index.length - 1;
    let place = hashAt(this.words, row * 4) & mask;
    while (this.index[place] !== NONE) place = (place + 1) & mask;
    this.index[place] = row + 1;
  }
}

function hashAt(words: Uint32Array, at: number): number {
  let hash = words[at]!;
  for (let next = at + 1; next < at + 4; next += 1) hash = Math.imul(hash ^ (hash >>> 15) ^ words[next]!, 0x9e3779b1);
  return (hash ^ (hash >>> 16)) >>> 0;
}
