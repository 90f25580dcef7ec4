import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import { reachableFields } from '#occupations/occupational-field';
import { ErasedCandidate } from '../erasure/erased-candidate.entity.ts';
import { Forwarding } from '../shortlist/forwarding.ts';
import { KnownCandidate } from './known-candidate.entity.ts';

/**
 * Keeps what is known of candidates, and tells every occupational field in which they may fit, or did, or are confirmed
 * for a vacancy: it may have gone to another field since.
 */
@Injectable()
export class CandidateIntake {
  constructor(private readonly forwarding: Forwarding) {}

  /**
   * Candidates were nominated or changed, or are gone (`null`). A version that is known already changes nothing, and
   * who was erased stays so.
   *
   * @param changes the newest state by candidate id
   */
  async take(transaction: EntityManager, changes: ReadonlyMap<string, CandidateState | null>): Promise<void> {
    const ids = [...changes.keys()];
    const known = await transaction.find(KnownCandidate, {
      select: { id: true, version: true, fields: true },
      where: { id: In(ids) },
    });
    const erased = new Set((await transaction.findBy(ErasedCandidate, { id: In(ids) })).map(({ id }) => id));
    const before = new Map(known.map((candidate) => [candidate.id, candidate]));
    const written: Pick<KnownCandidate, 'id' | 'version' | 'fields' | 'state'>[] = [];
    const gone: string[] = [];
    const touched: [id: string, fields: string[]][] = [];
    const confirmedIn = await fieldsOfConfirmed(transaction, ids);
    for (const [id, state] of changes) {
      const fieldsBefore = before.get(id)?.fields ?? [];
      if (state === null || erased.has(id)) {
        gone.push(id);
        touched.push([id, fieldsBefore]);
        continue;
      }
      if ((before.get(id)?.version ?? 0) >= state.version) continue;
      const fields = [...new Set(state.occupations.flatMap(({ occupation }) => reachableFields(occupation)))];
      written.push({ id, version: state.version, fields, state });
      touched.push([id, [...new Set([...fields, ...fieldsBefore])]]);
    }
    if (gone.length > 0) await transaction.delete(KnownCandidate, { id: In(gone) });
    await write(transaction, written);
    const work = touched.flatMap(([id, fields]) =>
      [...new Set([...fields, ...(confirmedIn.get(id) ?? [])])].map((field) => ({
        field,
        subject: 'candidate' as const,
        id,
      })),
    );
    await this.forwarding.forward(transaction, work);
  }
}

/** By candidate. Their match is flagged as long as its vacancy is open, wherever that is by now. */
async function fieldsOfConfirmed(transaction: EntityManager, candidates: string[]): Promise<Map<string, string[]>> {
  const rows: { id: string; fields: string[] }[] = await transaction.query(
    `SELECT candidate_id AS id, array_agg(DISTINCT vacancy.field)::text[] AS fields
     FROM match JOIN known_vacancy AS vacancy ON vacancy.id = vacancy_id
     WHERE candidate_id = ANY($1) AND match.status = 'confirmed' AND vacancy.open GROUP BY candidate_id`,
    [candidates],
  );
  return new Map(rows.map(({ id, fields }) => [id, fields]));
}

async function write(
  transaction: EntityManager,
  candidates: Pick<KnownCandidate, 'id' | 'version' | 'fields' | 'state'>[],
): Promise<void> {
  if (candidates.length === 0) return;
  await transaction.query(
    `INSERT INTO known_candidate (id, version, fields, state)
     SELECT id, version, fields, state
     FROM json_to_recordset($1) AS candidate (id uuid, version integer, fields text[], state jsonb) ORDER BY id
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, fields = excluded.fields, state = excluded.state`,
    [JSON.stringify(candidates)],
  );
}
