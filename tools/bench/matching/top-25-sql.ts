import type { CandidateColumns } from '#ranking/candidate-columns';
import { CONSENT, dayNumber, engagementBit } from '#ranking/candidate-columns';
import { occupationOf } from '#ranking/occupation-key';
import type { VacancyFacts } from '#scoring/assessment';
import { containsWorkplace } from '#scoring/hard-facts';
import { levelValue } from '#scoring/language-level';
import { defaultRuleset as ruleset } from '#scoring/ruleset';
import { similarityOf } from '#scoring/trade-similarity';
import { CANDIDATE_LEVELS, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { TODAY } from './population.ts';

/** The tables of a peer: the same rows and shared parts as in our columns, with what a database needs to find them. */
export const TABLES = {
  candidate: 'field text, id uuid, trade int, recognition int, language int, availability int',
  offer: 'field text, part int, occupation int, years float8',
  qualification: 'field text, part int, occupation int, state int, expected int',
  skill: 'field text, part int, language int, level int, course int, ends int',
  language_part: 'field text, part int',
  availability_part: 'field text, part int, available_from int, bits int',
  region: 'field text, part int, region int',
} as const;

const { weights } = ruleset;
const number = (value: number) => `CAST(${value} AS float8)`;
const rows = (values: (string | number)[][]) => `VALUES ${values.map((row) => `(${row.join(', ')})`).join(', ')}`;
const hundredths = (weight: number, value: string) =>
  `CAST(floor(${number(100 * weight)} * ${value} / known * 100 + 0.5 + 0.000001) AS int)`;

/**
 * The best 25 for a vacancy in one statement. It finds out once for each shared part what it is worth, as our tables
 * do, joins that to the candidates of the field, and orders.
 */
export function top25(vacancy: VacancyFacts, columns: CandidateColumns): string {
  const { occupation, requirements, workplace } = vacancy;
  const start = Math.max(dayNumber(TODAY), dayNumber(vacancy.startsOn));
  const { regulations } = ruleset.occupationRules;
  const regulation = regulations.of(occupation);
  const near = namesOf(columns.occupations).flatMap((name, place) => {
    const { value } = similarityOf(occupation, occupationOf(name), ruleset);
    const fits = regulation === undefined || regulations.fits(occupationOf(name), regulation);
    return value > 0 ? [[place, number(value), String(fits)]] : [];
  });
  const regions = namesOf(columns.regions).flatMap((name, place) =>
    containsWorkplace(name, workplace) ? [place] : [],
  );
  const regulated = regulation !== undefined;
  const gate = regulated ? 'regulated' : requirements.recognition === 'required' ? 'required' : undefined;
  const drops = requirements.recognition === 'not-needed' && !regulated;
  const unstated = gate === undefined ? 0 : 2;
  const states = RECOGNITION_STATUSES.map((status, place) => {
    const rule = ruleset.recognition[status];
    const state = gate === undefined ? 'open' : rule[gate];
    const value = regulated ? ruleset.regulatedGateValues[rule.regulated] : rule.value;
    return [place + 1, number(value), state === 'open' ? 0 : state === 'conditional' ? 1 : 3, state === 'open' ? 0 : 3];
  });
  const asked = requirements.languages.map(({ language, level, importance }) => {
    const values = CANDIDATE_LEVELS.map((had) => levelValue(had, level, ruleset)).join(', ');
    const name = columns.languageNames.numberOf(language);
    const must = importance === 'must';
    const needed = CANDIDATE_LEVELS.indexOf(level);
    return [name, needed, must ? 'true' : 'false', number(ruleset.importanceWeights[importance]), `ARRAY[${values}]`];
  });
  const { deductionPerYear, maximum } = ruleset.experience;
  const missing = `greatest(0, ${requirements.experienceYears ?? 0} - years)`;
  const inField = `field = '${columns.field}'`;
  return `
    WITH near(occupation, similarity, fits) AS (${rows(near)}),
    asked(language, needed, must, weight, worth) AS (${rows(asked)}),
    state(state, worth, in_time, late) AS (${rows(states)}),
    trade_value AS (
      SELECT part, max(similarity * (1 - coalesce(least(${number(maximum)}, ${number(deductionPerYear)} * ${missing}), 0))) AS value
      FROM offer JOIN near USING (occupation) WHERE ${inField} GROUP BY part),
    recognition_value AS (
      SELECT DISTINCT ON (part) part, CASE WHEN fits OR worth IS NULL THEN worth ELSE ${number(ruleset.regulatedGateValues.closed)} END AS value,
        CASE WHEN state = 0 THEN ${unstated} WHEN NOT fits THEN 3 WHEN expected <= ${start} THEN in_time ELSE late END AS rank
      FROM qualification JOIN near USING (occupation) LEFT JOIN state USING (state) WHERE ${inField}
      ORDER BY part, fits DESC, similarity DESC, CASE WHEN fits OR worth IS NULL THEN worth ELSE 0 END DESC NULLS LAST, state, expected),
    had AS (
      SELECT p.part, a.must, a.needed, a.weight, a.worth, s.level, s.course, s.ends, greatest(s.level, s.course) AS later
      FROM language_part p CROSS JOIN asked a
      LEFT JOIN skill s ON s.field = p.field AND s.part = p.part AND s.language = a.language WHERE p.${inField}),
    language_value AS (
      SELECT part,
        sum(weight * worth[1 + CASE WHEN ends <= ${start} THEN later ELSE level END])
          / sum(CASE WHEN level IS NULL THEN NULL ELSE weight END) AS value,
        max(CASE WHEN NOT must THEN 0 WHEN level IS NULL THEN 2
          WHEN CASE WHEN ends <= ${dayNumber(TODAY)} THEN later ELSE level END >= needed THEN 0
          WHEN course >= needed AND ends <= ${start} THEN 1 ELSE 3 END) AS rank
      FROM had GROUP BY part),
    availability_value AS (
      SELECT part, CASE WHEN available_from > ${start} THEN 1 ELSE 0 END AS rank FROM availability_part a
      WHERE ${inField} AND available_from <= ${start + ruleset.availabilityGraceDays}
        AND (bits & ${CONSENT | engagementBit(vacancy.engagement)}) = ${CONSENT | engagementBit(vacancy.engagement)}
        AND EXISTS (SELECT 1 FROM region r WHERE r.field = a.field AND r.part = a.part AND r.region IN (${regions.join(', ')}))),
    pair AS (
      SELECT id, t.value AS trade, ${drops ? 'CAST(NULL AS float8)' : 'r.value'} AS recognition, l.value AS language,
        greatest(a.rank, coalesce(r.rank, ${unstated}), l.rank) AS rank
      FROM candidate c JOIN trade_value t ON t.part = c.trade JOIN availability_value a ON a.part = c.availability
      JOIN language_value l ON l.part = c.language LEFT JOIN recognition_value r ON r.part = c.recognition WHERE c.${inField}),
    weighed AS (
      SELECT *, ${weights.trade} + CASE WHEN recognition IS NULL THEN 0 ELSE ${weights.recognition} END
        + CASE WHEN language IS NULL THEN 0 ELSE ${weights.language} END AS known FROM pair),
    scored AS (
      SELECT id, rank, CAST(floor((${hundredths(weights.trade, 'trade')} + coalesce(${hundredths(weights.recognition, 'recognition')}, 0)
        + coalesce(${hundredths(weights.language, 'language')}, 0) + 50) / CAST(100 AS float8)) AS int) AS score FROM weighed)
    SELECT CAST(id AS text) AS id, rank, score FROM scored WHERE score >= ${ruleset.threshold}
    ORDER BY rank, score DESC, scored.id LIMIT 25`;
}

const namesOf = (names: CandidateColumns['occupations']) =>
  Array.from({ length: names.size }, (_, place) => names.nameOf(place));
