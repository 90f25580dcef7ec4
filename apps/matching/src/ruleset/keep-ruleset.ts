import type { DataSource, EntityManager } from 'typeorm';
import type { Occupation } from '#occupations/occupation';
import { reachableFields } from '#occupations/occupational-field';
import { contentOf, type Ruleset } from '#scoring/ruleset';

/**
 * Keeps the content of a ruleset that comes into force for good, and that of its tables, so that whatever they propose can
 * be recomputed. Where other tables were in force, these may bring candidates into reach of other occupational fields.
 */
export async function keepRuleset(dataSource: DataSource, ruleset: Ruleset): Promise<Ruleset> {
  const { version, occupationRules } = ruleset;
  await dataSource.transaction(async (transaction) => {
    const changed: unknown[] = await transaction.query(
      `INSERT INTO occupation_tables (version, content) SELECT $1, $2
       WHERE $1 IS DISTINCT FROM (SELECT version FROM occupation_tables ORDER BY id DESC LIMIT 1) RETURNING id`,
      [occupationRules.version, JSON.stringify(occupationRules.content)],
    );
    if (changed.length > 0) await fitIntoFields(transaction);
    await transaction.query('INSERT INTO ruleset (version, content) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING', [
      version,
      JSON.stringify(contentOf(ruleset)),
    ]);
  });
  return ruleset;
}

/** By distinct occupation, of which there are few, so that it is one statement however many candidates there are. */
async function fitIntoFields(transaction: EntityManager): Promise<void> {
  const occupations: { occupation: Occupation }[] = await transaction.query(
    `SELECT DISTINCT offer -> 'occupation' AS occupation
     FROM known_candidate, jsonb_array_elements(state -> 'occupations') AS offer`,
  );
  const reach = occupations.map(({ occupation }) => ({ occupation, fields: reachableFields(occupation) }));
  await transaction.query(
    `UPDATE known_candidate SET fields = fitting.fields
     FROM (SELECT candidate.id, array_agg(DISTINCT field) AS fields
           FROM known_candidate AS candidate
           CROSS JOIN jsonb_array_elements(candidate.state -> 'occupations') AS offer
           JOIN jsonb_to_recordset($1) AS reach (occupation jsonb, fields text[])
             ON reach.occupation = offer -> 'occupation'
           CROSS JOIN unnest(reach.fields) AS field
           GROUP BY candidate.id) AS fitting
     WHERE known_candidate.id = fitting.id
       AND NOT (known_candidate.fields @> fitting.fields AND known_candidate.fields <@ fitting.fields)`,
    [JSON.stringify(reach)],
  );
}
