import type { DataSource } from 'typeorm';
import { contentOf, type Ruleset } from '#scoring/ruleset';

/** Keeps the content of a ruleset that comes into force for good, so that whatever it proposes can be recomputed. */
export async function keepRuleset(dataSource: DataSource, ruleset: Ruleset): Promise<Ruleset> {
  await dataSource.query('INSERT INTO ruleset (version, content) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING', [
    ruleset.version,
    JSON.stringify(contentOf(ruleset)),
  ]);
  return ruleset;
}
