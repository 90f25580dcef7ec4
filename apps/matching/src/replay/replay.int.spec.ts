import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { OCCUPATION_RULES, OccupationRules } from '#occupations/occupation-rules';
import { contentOf, defaultRuleset, readRuleset } from '#scoring/ruleset';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';
import { type Replayed, replay } from './replay.ts';

const LOGS = ['occupation_tables', 'ruleset', 'proposed_vacancy', 'proposed_candidate', 'proposal', 'decision'];
/** As if plumbers had needed a licence once. */
const licensed = new OccupationRules({
  ...OCCUPATION_RULES.content,
  regulated: [
    ...OCCUPATION_RULES.content.regulated,
    { id: 'plumber', occupations: ['7126'], competentBody: 'HWK Magdeburg', legalBasis: 'HwO' },
  ],
});
const onLanguage = readRuleset({
  ...contentOf(defaultRuleset),
  weights: { trade: 40, recognition: 10, language: 50 },
});

describe('Every proposal ever made', () => {
  let matching: TrialMatching;
  let client: pg.Client;
  const vacancyId = randomUUID();
  const candidateId = randomUUID();

  beforeAll(async () => {
    matching = await TrialMatching.create();
    client = new pg.Client({ connectionString: matching.url });
    await client.connect();
    await matching.post({ id: vacancyId, version: 1 });
    await matching.nominate({ id: candidateId, version: 1 });
    await matching.nominate({ id: candidateId, version: 2, languages: [{ language: 'de', level: 'B2' }] });
    await matching.post({ id: vacancyId, version: 2, requirements: { recognition: 'required', languages: [] } });
    await matching.nominate({ id: randomUUID(), version: 1, qualifications: [] });
  });
  afterAll(async () => {
    await client.end();
    await matching.release();
  });

  test('is kept with the vacancy, the candidate and the ruleset it was computed from', async () => {
    const { rows } = await client.query(
      `SELECT match_version, vacancy_version, candidate_version, ruleset_version FROM proposal
       WHERE candidate_id = $1 ORDER BY match_version`,
      [candidateId],
    );
    const by = { ruleset_version: defaultRuleset.version };
    expect(rows).toEqual([
      { match_version: 1, vacancy_version: 1, candidate_version: 1, ...by },
      { match_version: 2, vacancy_version: 1, candidate_version: 2, ...by },
      { match_version: 3, vacancy_version: 2, candidate_version: 2, ...by },
    ]);
  });

  test('comes out the same when it is computed again, also after a new ruleset was put into force', async () => {
    await matching.post({
      id: vacancyId,
      version: 3,
      requirements: { recognition: 'preferred', languages: LANGUAGES },
    });
    const before = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
    await matching.startWith(onLanguage);
    const after = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
    expect([before.score, after.score]).toEqual([89, 94]);
    const replayed = await all();
    expect(replayed.map(({ difference }) => difference).filter(Boolean)).toEqual([]);
    expect(new Set(replayed.map(({ rulesetVersion }) => rulesetVersion))).toEqual(
      new Set([defaultRuleset.version, onLanguage.version]),
    );
    await matching.startWith(onLanguage);
    expect(await all()).toHaveLength(replayed.length);
  });

  test('comes out the same by the table of regulated occupations it was made by, though another is in force since', async () => {
    await matching.startWith(readRuleset({ ...contentOf(defaultRuleset), tables: licensed.version }, licensed));
    const { eligibility } = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
    await matching.startWith(defaultRuleset);
    const { eligibility: after } = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
    expect([eligibility, after].map(({ status }) => status)).toEqual(['conditional', 'eligible']);
    expect((await all()).flatMap(({ difference }) => difference ?? [])).toEqual([]);
  });

  test.each(LOGS)('is safe in the log "%s": rows can be added, never changed, taken out or emptied', async (log) => {
    for (const change of [`UPDATE ${log} SET ctid = ctid`, `DELETE FROM ${log}`, `TRUNCATE ${log} CASCADE`]) {
      await expect(client.query(change.replace('ctid = ctid', await anyColumn(log)))).rejects.toThrow(
        /rows are only ever added/,
      );
    }
  });

  test('that somebody tampered with is found, with the value that differs', async () => {
    await client.query('ALTER TABLE proposal DISABLE TRIGGER USER');
    await client.query(
      `UPDATE proposal SET criteria = jsonb_set(criteria, '{1,points}', '18.76') WHERE candidate_id = $1 AND match_version = 1`,
      [candidateId],
    );
    await client.query('ALTER TABLE proposal ENABLE TRIGGER USER');
    const differences = (await all()).flatMap(({ difference }) => difference ?? []);
    expect(differences).toEqual([{ path: 'criteria.1.points', proposed: 18.76, recomputed: 18.75 }]);
  });

  async function all(): Promise<Replayed[]> {
    const replayed: Replayed[] = [];
    for await (const one of replay(client)) replayed.push(one);
    return replayed;
  }

  async function anyColumn(table: string): Promise<string> {
    const { rows } = await client.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_identity = 'NO' LIMIT 1",
      [table],
    );
    return `${rows[0]!.name} = ${rows[0]!.name}`;
  }
});

const LANGUAGES = [{ language: 'de', level: 'B1', importance: 'must' } as const];
