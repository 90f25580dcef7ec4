/** Numbers names from 0 in the order in which they first come up, so that columns can hold numbers. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  get size(): number {
    return this.names.length;
  }

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** @param number one that {@link numberOf} gave */
  nameOf(number: number): string {
    return this.names[number]!;
  }
}
