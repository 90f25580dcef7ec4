import type { ClientBase } from 'pg';
import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { OccupationRules, type OccupationRulesContent } from '#occupations/occupation-rules';
import { assess } from '#scoring/assess';
import { type Ruleset, readRuleset } from '#scoring/ruleset';
import { candidateFacts, vacancyFacts } from '../shortlist/facts.ts';
import { type Difference, firstDifference } from './first-difference.ts';

const PAGE = 500;

/** A proposal that was computed again. */
export interface Replayed {
  readonly matchId: string;
  readonly matchVersion: number;
  readonly rulesetVersion: string;
  /** The first value that came out otherwise; missing if every bit is the same. */
  readonly difference?: Difference;
}

interface ProposalRow {
  readonly match_id: string;
  readonly match_version: number;
  readonly ruleset_version: string;
  readonly assessed_on: string;
  readonly vacancy: VacancyState;
  readonly candidate: CandidateState;
  readonly proposed: object;
}

/**
 * Computes past proposals again, each by the ruleset, its tables, the day and the inputs it was computed from, and
 * compares. Reads page by page: memory does not grow with the number of proposals.
 *
 * @param matchId only those of one match; all if missing
 * @throws {RulesetError} if this version of the scorer cannot read a ruleset that was once in force
 */
export async function* replay(client: ClientBase, matchId?: string): AsyncGenerator<Replayed> {
  const rulesets = await readRulesets(client);
  let last: ProposalRow | undefined;
  do {
    const { rows }: { rows: ProposalRow[] } = await client.query(
      `SELECT match_id, match_version, ruleset_version, assessed_on::text, v.state AS vacancy, c.state AS candidate,
              jsonb_build_object('matched', true, 'score', score, 'scoreToday', score_today, 'confidence', confidence,
                                 'eligibility', eligibility, 'criteria', criteria) AS proposed
       FROM proposal p
       JOIN proposed_vacancy v ON (v.vacancy_id, v.version) = (p.vacancy_id, p.vacancy_version)
       JOIN proposed_candidate c ON (c.candidate_id, c.version) = (p.candidate_id, p.candidate_version)
       WHERE (match_id, match_version) > ($1, $2) AND match_id = coalesce($3, match_id)
       ORDER BY match_id, match_version LIMIT ${PAGE}`,
      [last?.match_id ?? NIL, last?.match_version ?? 0, matchId ?? null],
    );
    yield* rows.map((row) => replayed(row, rulesets.get(row.ruleset_version)!));
    last = rows.at(-1);
  } while (last !== undefined);
}

const NIL = '00000000-0000-0000-0000-000000000000';

async function readRulesets(client: ClientBase): Promise<Map<string, Ruleset>> {
  const { rows } = await client.query<{ version: string; content: unknown; tables: OccupationRulesContent | null }>(
    `SELECT ruleset.version, ruleset.content, tables.content AS tables
     FROM ruleset
     LEFT JOIN LATERAL (SELECT content FROM occupation_tables WHERE version = ruleset.content ->> 'tables' LIMIT 1)
       AS tables ON true`,
  );
  return new Map(
    rows.map(({ version, content, tables }) => [
      version,
      readRuleset(content, tables === null ? undefined : new OccupationRules(tables)),
    ]),
  );
}

function replayed(row: ProposalRow, ruleset: Ruleset): Replayed {
  const { vacancy, candidate, assessed_on: day, proposed } = row;
  const recomputed = assess(vacancyFacts(vacancy, day), candidateFacts(candidate), ruleset, day);
  const versionHolds = ruleset.version === row.ruleset_version;
  const difference = versionHolds
    ? firstDifference(proposed, recomputed)
    : { path: 'rulesetVersion', proposed: row.ruleset_version, recomputed: ruleset.version };
  return {
    matchId: row.match_id,
    matchVersion: row.match_version,
    rulesetVersion: row.ruleset_version,
    ...(difference && { difference }),
  };
}
