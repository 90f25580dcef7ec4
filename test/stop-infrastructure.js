/** Stops what was started before the first integration test. */
export default async function stopInfrastructure() {
  await globalThis.infrastructure?.stop();
}
