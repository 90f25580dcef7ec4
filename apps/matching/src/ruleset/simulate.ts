import type { ClientBase } from 'pg';
import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { occupationLabel } from '#occupations/occupation-label';
import { assess } from '#scoring/assess';
import type { CriterionTrace } from '#scoring/assessment';
import { byRank } from '#scoring/rank';
import type { Ruleset } from '#scoring/ruleset';
import { candidateFacts, vacancyFacts } from '../shortlist/facts.ts';
import { Field } from '../shortlist/field.ts';

const PAGE = 5_000;
const NIL = '00000000-0000-0000-0000-000000000000';

/** What a ruleset would mean for those who are sought for in one trade and whose recognition is in one state. */
export interface Shift {
  /** Of the vacancy, in English. */
  readonly trade: string;
  /** A recognition status, `not-stated`, or `not-asked` where it does not count. */
  readonly recognition: string;
  /** Places on shortlists that are won, lost and kept. */
  entered: number;
  left: number;
  stayed: number;
  /** By how much the scores of those who stay change, added up. */
  scoreChange: number;
}

/** What would be otherwise if a ruleset were put into force. */
export interface Simulation {
  readonly shortlists: number;
  /** Shortlists on which somebody else would stand, and those with the same people in another order. */
  readonly changed: number;
  readonly reordered: number;
  /** By trade and state of recognition, those with the most changes first. */
  readonly shifts: readonly Shift[];
}

interface Standing {
  readonly candidateId: string;
  readonly score: number;
  readonly recognition: string;
}

/**
 * Makes the shortlist of every open vacancy by another ruleset and compares it with the one that stands, in one
 * snapshot and without a change. Holds the candidates of one occupational field at a time.
 *
 * @param day as of which candidates are assessed
 */
export async function simulate(client: ClientBase, ruleset: Ruleset, day: string): Promise<Simulation> {
  const shifts = new Map<string, Shift>();
  const sum = { shortlists: 0, changed: 0, reordered: 0 };
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    for (const [name, vacancies] of await openVacancies(client)) {
      const field = await fill(new Field(name, ruleset), client);
      for (const vacancy of vacancies) {
        const before = await standing(client, vacancy.id);
        const after = await shortlist(client, field, vacancy, ruleset, day);
        const change = compare(before, after, occupationLabel(vacancy.state.occupation, 'en'), shifts);
        sum.shortlists += 1;
        if (change !== 'none') sum[change] += 1;
      }
    }
  } finally {
    await client.query('ROLLBACK');
  }
  const moved = ({ entered, left }: Shift) => entered + left;
  return { ...sum, shifts: [...shifts.values()].sort((a, b) => moved(b) - moved(a) || b.stayed - a.stayed) };
}

interface OpenVacancy {
  readonly id: string;
  readonly version: number;
  readonly state: VacancyState;
}

async function openVacancies(client: ClientBase): Promise<Map<string, OpenVacancy[]>> {
  const { rows } = await client.query<OpenVacancy & { field: string }>(
    'SELECT id, version, field, state FROM known_vacancy WHERE open ORDER BY field, id',
  );
  const fields = new Map<string, OpenVacancy[]>();
  for (const { field, ...vacancy } of rows) fields.set(field, [...(fields.get(field) ?? []), vacancy]);
  return fields;
}

async function fill(field: Field, client: ClientBase): Promise<Field> {
  for (let after: string | undefined = NIL; after !== undefined; ) {
    const { rows }: { rows: { id: string; version: number; fields: string[]; state: CandidateState }[] } =
      await client.query(
        `SELECT id, version, fields, state FROM known_candidate
         WHERE fields @> ARRAY[$1] AND id > $2 ORDER BY id LIMIT ${PAGE}`,
        [field.name, after],
      );
    for (const candidate of rows) field.putCandidate(candidate.id, candidate);
    after = rows.at(-1)?.id;
  }
  return field;
}

/** The shortlist that stands, best first. */
async function standing(client: ClientBase, vacancyId: string): Promise<Standing[]> {
  const { rows } = await client.query<{ candidateId: string; score: number; criteria: CriterionTrace[] }>(
    `SELECT candidate_id AS "candidateId", score, criteria FROM match
     WHERE vacancy_id = $1 AND status IN ('proposed', 'confirmed') AND lost_ground IS NULL
     ORDER BY eligibility_rank, score DESC, candidate_id`,
    [vacancyId],
  );
  return rows.map(({ candidateId, score, criteria }) => ({ candidateId, score, recognition: recognitionIn(criteria) }));
}

/** The shortlist as the ruleset would make it: declined candidates left out, and confirmed ones who suit kept. */
async function shortlist(
  client: ClientBase,
  field: Field,
  vacancy: OpenVacancy,
  ruleset: Ruleset,
  day: string,
): Promise<Standing[]> {
  const { rows: decided } = await client.query<{ id: string; status: string }>(
    "SELECT candidate_id AS id, status FROM match WHERE vacancy_id = $1 AND status IN ('confirmed', 'declined')",
    [vacancy.id],
  );
  const idsOf = (status: string) => decided.filter((match) => match.status === status).map(({ id }) => id);
  const best = field.best(vacancy, day, new Set(idsOf('declined'))).map(({ candidateId }) => candidateId);
  const confirmed = idsOf('confirmed').filter((id) => field.suits(vacancy, day, id));
  const { rows: candidates } = await client.query<{ id: string; state: CandidateState }>(
    'SELECT id, state FROM known_candidate WHERE id = ANY ($1)',
    [[...new Set([...best, ...confirmed])]],
  );
  return candidates
    .flatMap(({ id: candidateId, state }) => {
      const fit = assess(vacancyFacts(vacancy.state, day), candidateFacts(state), ruleset, day);
      return fit.matched ? [{ candidateId, ...fit }] : [];
    })
    .sort(byRank)
    .map(({ candidateId, score, criteria }) => ({ candidateId, score, recognition: recognitionIn(criteria) }));
}

const recognitionIn = (criteria: readonly Pick<CriterionTrace, 'criterion' | 'reason'>[]): string =>
  criteria.find(({ criterion }) => criterion === 'recognition')?.reason ?? 'not-asked';

/** Adds what changes from one shortlist to the other to the shifts. */
function compare(
  before: Standing[],
  after: Standing[],
  trade: string,
  shifts: Map<string, Shift>,
): 'changed' | 'reordered' | 'none' {
  const shiftOf = ({ recognition }: Standing): Shift => {
    const key = `${trade}\n${recognition}`;
    const shift = shifts.get(key) ?? { trade, recognition, entered: 0, left: 0, stayed: 0, scoreChange: 0 };
    shifts.set(key, shift);
    return shift;
  };
  const stood = new Map(before.map((one) => [one.candidateId, one]));
  const stands = new Set(after.map(({ candidateId }) => candidateId));
  const gone = before.filter(({ candidateId }) => !stands.has(candidateId));
  for (const one of gone) shiftOf(one).left += 1;
  let entered = 0;
  for (const one of after) {
    const was = stood.get(one.candidateId);
    const shift = shiftOf(one);
    if (was === undefined) {
      shift.entered += 1;
      entered += 1;
      continue;
    }
    shift.stayed += 1;
    shift.scoreChange += one.score - was.score;
  }
  if (gone.length + entered > 0) return 'changed';
  return before.every(({ candidateId }, place) => after[place]?.candidateId === candidateId) ? 'none' : 'reordered';
}
