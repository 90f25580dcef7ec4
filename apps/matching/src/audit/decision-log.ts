import type { ClientBase } from 'pg';

const PAGE = 50;

/** Of which days entries are wanted, by UTC; no bound if missing. */
export interface LogSpan {
  /** First day, `YYYY-MM-DD`. */
  readonly from?: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly to?: string;
}

/**
 * What the software proposed and what people decided, one JSON text an entry, in the order of time:
 *
 * - `ruleset`: put into force, with its content and that of the tables it scores by
 * - `proposal`: score, eligibility and trace, the vacancy and the candidate as they were, the day and the ruleset
 * - `decision`: who decided what, when, for which reason and in which words. Words go when a candidate is erased.
 *
 * Whom it was about is not in it: a candidate is an id. Read in one snapshot and page by page, so that memory does not
 * grow with the log.
 */
export async function* decisionLog(client: ClientBase, { from, to }: LogSpan = {}): AsyncGenerator<string> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(
      `DECLARE log NO SCROLL CURSOR FOR SELECT entry::text FROM (${ENTRIES}) AS log
       WHERE at >= coalesce($1::date, '-infinity') AT TIME ZONE 'UTC'
         AND at < coalesce($2::date + 1, 'infinity') AT TIME ZONE 'UTC'
       ORDER BY at, place, id, version`,
      [from ?? null, to ?? null],
    );
    for (;;) {
      const { rows } = await client.query<{ entry: string }>(`FETCH ${PAGE} FROM log`);
      if (rows.length === 0) return;
      for (const { entry } of rows) yield entry;
    }
  } finally {
    await client.query('ROLLBACK');
  }
}

/** A ruleset comes before the proposals it leads to, and a proposal before what is decided about it. */
const ENTRIES = `
  SELECT ruleset.enacted_at AS at, 1 AS place, NULL::uuid AS id, 0 AS version,
         json_build_object('kind', 'ruleset', 'at', ruleset.enacted_at, 'version', ruleset.version,
           'content', ruleset.content, 'tables', tables.content) AS entry
  FROM ruleset
  LEFT JOIN LATERAL (SELECT content FROM occupation_tables WHERE version = ruleset.content ->> 'tables' LIMIT 1)
    AS tables ON true
  UNION ALL
  SELECT proposed_at, 2, match_id, match_version,
         json_build_object('kind', 'proposal', 'at', proposed_at, 'matchId', match_id, 'matchVersion', match_version,
           'rulesetVersion', ruleset_version, 'assessedOn', assessed_on, 'score', score, 'scoreToday', score_today,
           'confidence', confidence, 'eligibility', eligibility, 'criteria', criteria,
           'vacancy', v.state, 'candidate', c.state)
  FROM proposal p
  JOIN proposed_vacancy v ON (v.vacancy_id, v.version) = (p.vacancy_id, p.vacancy_version)
  JOIN proposed_candidate c ON (c.candidate_id, c.version) = (p.candidate_id, p.candidate_version)
  UNION ALL
  SELECT decided_at, 3, match_id, match_version,
         json_build_object('kind', 'decision', 'at', decided_at, 'matchId', match_id, 'matchVersion', match_version,
           'decision', decision, 'reason', reason, 'words', words, 'decidedBy', decided_by, 'rank', rank)
  FROM decision LEFT JOIN decision_note ON decision_id = id`;
