/** Waits for work that may never end, e.g. a client that says goodbye to a broker that is away. */
export async function settleWithin(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled([work]), timeout]);
  clearTimeout(timer);
}
