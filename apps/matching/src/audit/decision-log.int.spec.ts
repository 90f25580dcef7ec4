import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { defaultRuleset } from '#scoring/ruleset';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';
import { decisionLog, type LogSpan } from './decision-log.ts';

describe('The log for an auditor', () => {
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
    const { id } = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
    await matching.decide(id, { decision: 'confirm', reason: 'suitable', note: 'Passt, sagt Frau Bērziņa' });
  });
  afterAll(async () => {
    await client.end();
    await matching.release();
  });

  test('tells in the order of time which ruleset held, what was proposed on which grounds, and who decided what and why', async () => {
    const entries = await read();
    expect(entries.map(({ kind }) => kind)).toEqual(['ruleset', 'proposal', 'decision']);
    const [ruleset, proposal, decision] = entries;
    expect(ruleset).toMatchObject({ version: defaultRuleset.version, content: { weights: defaultRuleset.weights } });
    expect(proposal).toMatchObject({
      matchId: decision?.matchId,
      rulesetVersion: defaultRuleset.version,
      score: 89,
      vacancy: { id: vacancyId },
      candidate: { id: candidateId, languages: expect.anything() },
      criteria: expect.arrayContaining([expect.objectContaining({ criterion: 'trade' })]),
    });
    expect(decision).toMatchObject({
      decision: 'confirm',
      reason: 'suitable',
      words: 'Passt, sagt Frau Bērziņa',
      decidedBy: 'coordinator-1',
      rank: 1,
    });
  });

  test('tells of the days that are asked for, both included', async () => {
    const [first, last] = [(await read()).at(0), (await read()).at(-1)].map((entry) => entry?.at.slice(0, 10));
    expect(await read({ from: first, to: last })).toHaveLength(3);
    expect(await read({ to: '2020-12-31' })).toEqual([]);
    expect(await read({ from: '2099-01-01' })).toEqual([]);
  });

  test('is told whole and in order when it is longer than a page', async () => {
    for (let version = 2; version <= 60; version += 1) {
      await matching.nominate({
        id: candidateId,
        version,
        languages: [{ language: 'de', level: version % 2 ? 'B1' : 'B2' }],
      });
    }
    const times = (await read()).map(({ at }) => Date.parse(at));
    expect(times.length).toBeGreaterThan(60);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('leaves the session as it was, also when the reader stops early', async () => {
    for await (const _ of decisionLog(client)) break;
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(await read()).not.toHaveLength(0);
  });

  async function read(span?: LogSpan) {
    const entries: { kind: string; at: string; matchId?: string }[] = [];
    for await (const entry of decisionLog(client, span)) entries.push(JSON.parse(entry));
    return entries;
  }
});
