/** A source of chance that gives the same run of values for the same seed (the public-domain generator mulberry32). */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A number from 0 up to, but not including, 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number between the two, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True as often as `share` says, 0 to 1. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /**
   * Any of the items, each as likely as the others.
   *
   * @throws {RangeError} if there is nothing to choose from
   */
  oneOf<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to choose from');
    return items[this.whole(0, items.length - 1)] as Item;
  }

  /** The same items in another order, every order as likely as any other; the given list stays as it is. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const cards = [...items];
    for (let last = cards.length - 1; last > 0; last--) {
      const other = this.whole(0, last);
      [cards[last], cards[other]] = [cards[other] as Item, cards[last] as Item];
    }
    return cards;
  }
}
