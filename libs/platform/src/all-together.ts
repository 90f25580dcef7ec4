/**
 * Waits for works that share a transaction: for all of them, even if one fails. Who is told of a failure ends the
 * transaction, and what came behind its end would be kept.
 *
 * @throws what the first in the list that failed threw
 */
export async function allTogether<Works extends readonly unknown[]>(
  works: Works,
): Promise<{ -readonly [Place in keyof Works]: Awaited<Works[Place]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
