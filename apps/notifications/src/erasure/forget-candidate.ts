import type { EntityManager } from 'typeorm';

/** How much of an erased candidate was removed, and how much stays under the pseudonym. */
export interface Forgotten {
  readonly untold: number;
  readonly kept: number;
}

/**
 * Forgets a candidate, whom {@link ErasedCandidate} names already: what waits is not told; of what was told only who,
 * when and to which company stays. An e-mail that is being sent at this moment is recalled.
 */
export async function forgetCandidate(manager: EntityManager, candidateId: string): Promise<Forgotten> {
  const [recalled]: [{ id: string }[]] = await manager.query(
    `UPDATE delivery SET recalled = true
     WHERE id IN (SELECT delivery_id FROM notice WHERE match ->> 'candidateId' = $1) RETURNING id`,
    [candidateId],
  );
  const untold = await dropRecalled(
    manager,
    recalled.map(({ id }) => id),
  );
  // What people write may name the person.
  await manager.query(
    `UPDATE reply SET words = NULL, phone = NULL
     WHERE match_id IN (SELECT match_id FROM notice WHERE match ->> 'candidateId' = $1)`,
    [candidateId],
  );
  const [, kept] = await manager.query<[unknown, number]>(
    `UPDATE notice
     SET match = jsonb_build_object('id', match_id, 'vacancyId', vacancy_id, 'candidateId', $1::text)
     WHERE match ->> 'candidateId' = $1`,
    [candidateId],
  );
  return { untold, kept };
}

/**
 * Takes recalled e-mails back as far as they have not gone: what else stood in them is told in another. Of those that
 * have gone, what they said is removed. Those that are being sent stay until it is known what became of them.
 *
 * @returns how many things about erased candidates are not told
 */
export async function dropRecalled(manager: EntityManager, ids: readonly string[]): Promise<number> {
  const [unsent]: [{ id: string }[]] = await manager.query(
    `DELETE FROM delivery WHERE id = ANY($1) AND recalled AND state = 'waiting' RETURNING id`,
    [ids],
  );
  await manager.query(`UPDATE notice SET state = 'waiting', delivery_id = NULL WHERE delivery_id = ANY($1)`, [
    unsent.map(({ id }) => id),
  ]);
  const [, untold] = await manager.query<[unknown, number]>(
    `DELETE FROM notice USING erased_candidate
     WHERE notice.state = 'waiting' AND match ->> 'candidateId' = erased_candidate.id::text`,
  );
  await manager.query(
    `UPDATE delivery SET html = NULL, text = NULL WHERE id = ANY($1) AND recalled AND state <> 'sending'`,
    [ids],
  );
  return untold;
}
