/** Tells people what is being done. */
export class Progress {
  private readonly begun = performance.now();

  constructor(private readonly write: (line: string) => void) {}

  /** Does something and tells when it is done: what it was, where it is, how long it took. */
  async step<Result extends object>(name: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    const where = 'where' in result ? `  ${result.where}` : '';
    this.write(`  ${seconds(performance.now() - begun)}  ${name}${where}`);
    return result;
  }

  /** Tells something by the way. */
  say(line: string): void {
    this.write(line);
  }

  /** Seconds since the beginning, for reading. */
  get elapsed(): string {
    return seconds(performance.now() - this.begun).trim();
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(7);
