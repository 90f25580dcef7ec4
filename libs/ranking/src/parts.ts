import { grown } from './grown.ts';

const NONE = 0;
/** Of all places in the index at most this share is taken. */
const LOAD = 0.75;

/**
 * The distinct values of one part of a profile, such as all lists of languages. Each is a list of whole numbers, kept
 * once however many candidates share it, under a number from 0.
 */
export class Parts {
  private words = new Int32Array(256);
  private starts = new Uint32Array(64);
  private count = 0;
  /** Open addressing: a part's number plus one at a place its words lead to. */
  private index = new Uint32Array(64);

  get size(): number {
    return this.count;
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.words.byteLength + this.starts.byteLength + this.index.byteLength;
  }

  /** All words; those of a part lie from {@link startOf} up to the start of the next. */
  get allWords(): Int32Array {
    return this.words;
  }

  startOf(part: number): number {
    return this.starts[part]!;
  }

  numberOf(words: readonly number[]): number {
    const mask = this.index.length - 1;
    let place = hashOf(words) & mask;
    for (let found = this.index[place]!; found !== NONE; found = this.index[place]!) {
      if (this.isPart(found - 1, words)) return found - 1;
      place = (place + 1) & mask;
    }
    return this.add(words, place);
  }

  private add(words: readonly number[], place: number): number {
    const part = this.count;
    const start = this.starts[part]!;
    this.words = grown(this.words, start + words.length);
    this.words.set(words, start);
    this.starts = grown(this.starts, part + 2);
    this.starts[part + 1] = start + words.length;
    this.count += 1;
    this.index[place] = this.count;
    if (this.count > this.index.length * LOAD) this.reindex();
    return part;
  }

  private reindex(): void {
    this.index = new Uint32Array(this.index.length * 2);
    const mask = this.index.length - 1;
    for (let part = 0; part < this.count; part += 1) {
      let place = hashOf(this.words.subarray(this.starts[part], this.starts[part + 1])) & mask;
      while (this.index[place] !== NONE) place = (place + 1) & mask;
      this.index[place] = part + 1;
    }
  }

  private isPart(part: number, words: readonly number[]): boolean {
    const start = this.starts[part]!;
    if (this.starts[part + 1]! - start !== words.length) return false;
    for (let at = 0; at < words.length; at += 1) if (this.words[start + at] !== words[at]) return false;
    return true;
  }
}

function hashOf(words: ArrayLike<number>): number {
  let hash = words.length;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words[at]!, 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) >>> 0;
}
