import { Readable } from 'node:stream';
import type { Problem } from '#platform/problem';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { submission, TrialVacancies } from '../../test/trial-vacancies.ts';
import type { ImportRow } from './import.resource.ts';
import { ImportHistory } from './import-history.ts';
import { ImportLog } from './import-log.ts';
import { Imports } from './imports.ts';

const CALLER = { subject: 'x', organisation: 'partner', roles: ['partner'] as const };

describe('Importing a file of vacancies', () => {
  let vacancies: TrialVacancies;
  let imports: Imports;
  let history: ImportHistory;
  let query: (sql: string) => Promise<{ count: number }[]>;

  beforeEach(async () => {
    vacancies = await TrialVacancies.start();
    const { dataSource, intake } = await vacancies.instance();
    imports = new Imports(dataSource, intake, new ImportLog(dataSource));
    history = new ImportHistory(dataSource);
    query = (sql) => dataSource.query(sql);
  });
  afterEach(() => vacancies.release());

  const many = (count: number) => {
    const company = { externalRef: 'c', name: 'C', contactEmail: 'c@c.example', locale: 'de' } as const;
    return Array.from({ length: count }, (_, index) => submission({ externalRef: `ref-${index}`, company }));
  };
  const lines = (rows: readonly unknown[]) =>
    rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`);

  async function send(chunks: Iterable<string | Buffer> | AsyncIterable<string | Buffer>) {
    const id = await imports.begin('partner', 'application/x-ndjson');
    const body = Readable.from(chunks, { objectMode: false });
    const file = { format: 'application/x-ndjson', charset: 'utf-8', body } as const;
    const problem = await imports.run(id, 'partner', file).then(
      () => undefined,
      (error: Problem) => error,
    );
    return { id, problem, became: await history.find(CALLER, id) };
  }

  async function rowsOf(id: string): Promise<ImportRow[]> {
    const rows: ImportRow[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await history.rows(await history.find(CALLER, id), { limit: 100, ...(cursor ? { cursor } : {}) });
      rows.push(...page.items);
      cursor = page.next;
    }
    return rows;
  }

  const outcomes = (rows: readonly ImportRow[]) => rows.map(({ row, outcome }) => [row, outcome]);

  test('takes what is right and says of each row what became of it', async () => {
    const [first, second, third] = many(3) as [VacancySubmission, VacancySubmission, VacancySubmission];
    const wrong = { ...second, positions: 0 };
    const { id, became } = await send(lines([first, wrong, '{"', { ...third, startsOn: '2020-01-01' }, first, third]));
    expect(became).toMatchObject({ status: 'finished', created: 1, changed: 0, unchanged: 0, refused: 5 });
    const rows = await rowsOf(id);
    expect(outcomes(rows)).toEqual([
      [1, 'created'],
      [2, 'refused'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
    ]);
  });

  test('is safe to send again: nothing is written or announced twice', async () => {
    const file = many(2_500);
    expect((await send(lines(file))).became).toMatchObject({ created: 2_500 });
    const announced = (await vacancies.announced()).length;
    expect((await send(lines(file))).became).toMatchObject({ created: 0, changed: 0, unchanged: 2_500 });
    expect(await vacancies.announced()).toHaveLength(announced);
    const [first, ...rest] = file;
    const { became } = await send(lines([{ ...first, positions: 9 }, ...rest]));
    expect(became).toMatchObject({ changed: 1, unchanged: 2_499 });
    expect(await vacancies.announced()).toHaveLength(announced + 1);
  });

  test('that breaks off keeps what was taken, says where it stood, and goes on when sent again', async () => {
    const file = lines(many(2_500));
    async function* broken() {
      yield file.slice(0, 1_700).join('');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    }
    const { became, problem } = await send(broken());
    expect(problem?.detail).toContain('send the file again');
    expect(became).toMatchObject({ status: 'stopped', created: 1_700 });
    expect((await send(file)).became).toMatchObject({ created: 800, unchanged: 1_700 });
    expect(await query('SELECT count(*)::int FROM vacancy')).toEqual([{ count: 2_500 }]);
  });

  test('twice at the same time makes each vacancy once', async () => {
    const file = lines(many(3_000));
    const both = await Promise.all([send(file), send(file)]);
    const sum = (outcome: 'created' | 'unchanged' | 'refused') =>
      both.reduce((total, { became }) => total + became[outcome], 0);
    expect([sum('created'), sum('unchanged'), sum('refused')]).toEqual([3_000, 3_000, 0]);
    expect(new Set((await vacancies.announced()).map(({ id }) => id)).size).toBe(3_000);
  });

  test('does not come in the way of who puts one of its vacancies meanwhile', async () => {
    const file = many(3_000);
    const { take } = await vacancies.instance();
    const sending = send(lines(file));
    const [put] = await take([{ ...(file[2_900] as VacancySubmission), positions: 7 }]);
    expect(put).toMatchObject({ vacancy: { externalRef: 'ref-2900' } });
    const { became } = await sending;
    expect(became.created + became.changed + became.unchanged).toBe(3_000);
    expect(await query('SELECT count(*)::int FROM vacancy')).toEqual([{ count: 3_000 }]);
  });

  test('tells as it goes, and at last how it ended', async () => {
    const file = lines(many(3_000));
    let goOn = () => {};
    async function* halting() {
      yield file.slice(0, 2_400).join('');
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield file.slice(2_400).join('');
    }
    const id = await imports.begin('partner', 'application/x-ndjson');
    const body = Readable.from(halting(), { objectMode: false });
    const running = imports.run(id, 'partner', { format: 'application/x-ndjson', charset: 'utf-8', body });
    const told: { row?: number; import?: { status: string } }[] = [];
    for await (const some of history.follow(id)) {
      for (const line of some.trim().split('\n')) told.push(JSON.parse(line));
      goOn();
    }
    await running;
    expect(told.slice(0, -1).map(({ row }) => row)).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
    expect(told.at(-1)?.import).toMatchObject({ status: 'finished', created: 3_000 });
  });

  test('whose service died is told to have stopped', async () => {
    const id = await imports.begin('partner', 'text/csv');
    await query(`UPDATE import SET alive_at = now() - interval '1 hour'`);
    const stopped = { id, status: 'stopped', problem: { detail: expect.stringContaining('Send the file again') } };
    const listed = async (status: 'running' | 'stopped') =>
      (await history.list(CALLER, { status, limit: 100 })).items.filter((one) => one.id === id);
    expect(await listed('running')).toEqual([]);
    expect(await listed('stopped')).toMatchObject([stopped]);
    expect(await history.find(CALLER, id)).toMatchObject(stopped);
    await expect(history.find({ ...CALLER, organisation: 'another' }, id)).rejects.toThrow('no import');
  });
});
