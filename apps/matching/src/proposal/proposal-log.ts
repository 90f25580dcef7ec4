import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import type { Match } from '../match/match.entity.ts';

/**
 * Keeps of every proposal what it was computed from: vacancy and candidate as they were, the ruleset and the day. Rows
 * are only ever added, so that any proposal can be computed again and any decision be understood.
 */
@Injectable()
export class ProposalLog {
  /**
   * Records matches that are about to be proposed, or proposed as changed. A transaction does so once and then ends:
   * whoever is to record the same candidate for another field waits for it.
   *
   * @param matches of vacancies that the transaction holds
   * @param candidates as they were assessed; the table may have moved on since
   * @param day as of which they were assessed
   */
  async record(
    manager: EntityManager,
    matches: Match[],
    candidates: ReadonlyMap<string, KnownCandidate>,
    day: string,
  ): Promise<void> {
    if (matches.length === 0) return;
    const rows = matches.map((match) => ({
      match_id: match.id,
      match_version: match.version,
      vacancy_id: match.vacancyId,
      vacancy_version: match.vacancyVersion,
      candidate_id: match.candidateId,
      candidate_version: match.candidateVersion,
      ruleset_version: match.rulesetVersion,
      assessed_on: day,
      score: match.score,
      score_today: match.scoreToday,
      confidence: match.confidence,
      eligibility: match.eligibility,
      criteria: match.criteria,
      proposed_at: match.updatedAt,
    }));
    await manager.query(
      `INSERT INTO proposed_vacancy (vacancy_id, version, state)
       SELECT id, version, state - 'title' - 'description' FROM known_vacancy WHERE id = ANY($1) ORDER BY id
       ON CONFLICT DO NOTHING`,
      [[...new Set(matches.map(({ vacancyId }) => vacancyId))]],
    );
    await manager.query(
      `INSERT INTO proposed_candidate (candidate_id, version, state)
       SELECT id, version, state FROM jsonb_to_recordset($1) AS candidate (id uuid, version integer, state jsonb)
       ORDER BY id
       ON CONFLICT DO NOTHING`,
      [JSON.stringify([...new Set(matches.map(({ candidateId }) => candidates.get(candidateId)))])],
    );
    await manager.query('INSERT INTO proposal SELECT * FROM jsonb_populate_recordset(NULL::proposal, $1)', [
      JSON.stringify(rows),
    ]);
  }
}
