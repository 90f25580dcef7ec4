import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { inOneTransaction } from '#platform/idempotency/joining-data-source';
import { submission, TrialVacancies } from '../../test/trial-vacancies.ts';

const ref = (number: number) => `HWK-2026-${number}`;

describe('Vacancies that an organisation posts at the same moment', () => {
  let trial: TrialVacancies;
  let vacancies: Awaited<ReturnType<TrialVacancies['instance']>>;

  beforeEach(async () => {
    trial = await TrialVacancies.start();
    vacancies = await trial.instance();
  });
  afterEach(() => trial.release());

  /** Posts all at once; their references, or why they were refused. */
  const post = (references: string[], owner = 'partner') =>
    Promise.all(
      references.map((externalRef) =>
        vacancies.postings.post(owner, submission({ externalRef })).then(
          (vacancy) => vacancy.externalRef,
          (error: Error) => error.message,
        ),
      ),
    );
  const transactions = async (): Promise<number> => {
    const [{ count }] = await vacancies.dataSource.query<[{ count: number }]>(
      'SELECT count(DISTINCT xmin::text)::int FROM vacancy',
    );
    return count;
  };

  test('are stored together, and announced one by one', async () => {
    const references = Array.from({ length: 120 }, (_, number) => ref(number));
    expect(await post(references)).toEqual(references);
    expect((await trial.announced()).map(({ externalRef }) => externalRef).sort()).toEqual([...references].sort());
    expect(await transactions()).toBe(3);
  });

  test('are each created once: of two of one reference the other is told that there is one', async () => {
    const [one, other] = await post([ref(1), ref(1)]);
    expect(one).toBe(ref(1));
    expect(other).toContain('already; change it with PUT /v1/vacancies/by-ref/HWK-2026-1');
    expect(await post([ref(1), ref(2)])).toEqual([other, ref(2)]);
    expect(await trial.announced()).toHaveLength(2);
  });

  test('do not fail with one that cannot be stored', async () => {
    await vacancies.dataSource.query(`ALTER TABLE vacancy ADD CHECK (external_ref <> '${ref(3)}')`);
    const posted = await post([1, 2, 3, 4].map(ref));
    expect(posted).toEqual([ref(1), ref(2), expect.stringContaining('violates check constraint'), ref(4)]);
    expect(await trial.announced()).toHaveLength(3);
  });

  test('do not wait for those of others', async () => {
    let slow: Promise<string[]> | undefined;
    await vacancies.dataSource.transaction(async (manager) => {
      // As an import of many does.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', ['slow']);
      slow = post([ref(1), ref(2), ref(3)], 'slow');
      expect(await post([ref(1)])).toEqual([ref(1)]);
    });
    expect(await slow).toEqual([ref(1), ref(2), ref(3)]);
  });

  test('do not go with one whose answer is remembered: should that be undone, they stay', async () => {
    let begin = () => {};
    const posted = new Promise<void>((resolve) => {
      begin = resolve;
    }).then(() => post([ref(2), ref(3)]));
    const undone = inOneTransaction(vacancies.dataSource, async () => {
      const one = post([ref(1)]);
      begin();
      throw new Error(`not ${await one}`);
    });
    await expect(undone).rejects.toThrow('not HWK-2026-1');
    expect(await posted).toEqual([ref(2), ref(3)]);
    expect((await trial.announced()).map(({ externalRef }) => externalRef).sort()).toEqual([ref(2), ref(3)]);
  });

  test('bear each the trace of their own request', async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    const traceOf = (number: number) => `00-${String(number).padStart(32, '0')}-00f067aa0ba902b7-01`;
    const posted = [1, 2, 3, 4].map((number) => {
      const request = propagation.extract(ROOT_CONTEXT, number === 4 ? {} : { traceparent: traceOf(number) });
      return context.with(request, () => post([ref(number)]));
    });
    await Promise.all(posted);
    const events = await vacancies.dataSource.query<{ value: string; traceparent: string | null }[]>(
      `SELECT value, headers ->> 'traceparent' AS traceparent FROM outbox WHERE topic = 'vacancies.vacancy.v1'`,
    );
    const traces = Object.fromEntries(
      events.map(({ value, traceparent }) => [JSON.parse(value).externalRef, traceparent]),
    );
    expect(traces).toEqual({ [ref(1)]: traceOf(1), [ref(2)]: traceOf(2), [ref(3)]: traceOf(3), [ref(4)]: null });
    context.disable();
    propagation.disable();
  });
});
