import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { today } from '#platform/calendar';
import { contentOf, defaultRuleset, readRuleset } from '#scoring/ruleset';
import { TrialMatching } from '../../test/trial-matching.ts';
import { simulate } from './simulate.ts';

const ruleset = (changes: object) => readRuleset({ ...contentOf(defaultRuleset), ...changes });

describe('Before a ruleset is put into force', () => {
  let matching: TrialMatching;
  let client: pg.Client;

  beforeAll(async () => {
    matching = await TrialMatching.create();
    client = new pg.Client({ connectionString: matching.url });
    await client.connect();
    await matching.post({ id: randomUUID(), version: 1 });
    await matching.nominate({ id: randomUUID(), version: 1 });
    const recognition = { status: 'full' } as const;
    const qualifications = [{ occupation: { isco: '7126' }, recognition }];
    await matching.nominate({ id: randomUUID(), version: 1, qualifications });
  });
  afterAll(async () => {
    await client.end();
    await matching.release();
  });

  const simulated = (changes: object) => simulate(client, ruleset(changes), today());

  test('the one that is in force would change nothing', async () => {
    const { shifts, ...counts } = await simulated({});
    expect(counts).toEqual({ shortlists: 1, changed: 0, reordered: 0 });
    expect(shifts).toHaveLength(2);
    for (const shift of shifts) expect(shift).toMatchObject({ entered: 0, left: 0, stayed: 1, scoreChange: 0 });
  });

  test('one that asks for more tells who would leave, by trade and recognition', async () => {
    const { shifts, ...counts } = await simulated({ threshold: 90 });
    expect(counts).toEqual({ shortlists: 1, changed: 1, reordered: 0 });
    const trade = 'Plumbers and heating fitters';
    expect(shifts).toEqual([
      { trade, recognition: 'in-process', entered: 0, left: 1, stayed: 0, scoreChange: 0 },
      { trade, recognition: 'full', entered: 0, left: 0, stayed: 1, scoreChange: 0 },
    ]);
  });

  test('one that weighs language more tells how scores would move', async () => {
    const { shifts } = await simulated({ weights: { trade: 40, recognition: 10, language: 50 } });
    const inProcess = shifts.find(({ recognition }) => recognition === 'in-process');
    expect(inProcess).toMatchObject({ stayed: 1, scoreChange: 5 });
  });

  test('what it tells is what happens when it is put into force', async () => {
    const stricter = { threshold: 90 };
    const told = await simulated(stricter);
    await matching.startWith(ruleset(stricter));
    const { rows } = await client.query("SELECT count(*)::int AS left FROM match WHERE status = 'withdrawn'");
    expect(rows[0]).toEqual({ left: told.shifts.reduce((sum, { left }) => sum + left, 0) });
    expect(await simulated(stricter)).toMatchObject({ changed: 0, reordered: 0 });
  });
});
