/** Stops what was started before the first end-to-end test. */
export default async function stopPassung() {
  await globalThis.passung?.stop();
}
