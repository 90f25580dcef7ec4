/** Lets a loop sleep until there is work or a time has passed. A call that comes too early is not lost. */
export class Wakeup {
  private called = false;
  private resume?: () => void;

  wake(): void {
    this.called = true;
    this.resume?.();
  }

  /** @param ms the longest it may take, in milliseconds */
  async wait(ms: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.called = false;
    this.resume = undefined;
  }
}
