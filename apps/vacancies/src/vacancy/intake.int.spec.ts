import { submission, TrialVacancies } from '../../test/trial-vacancies.ts';

describe('Many vacancies taken in one transaction', () => {
  let trial: TrialVacancies;
  let vacancies: Awaited<ReturnType<TrialVacancies['instance']>>;

  beforeEach(async () => {
    trial = await TrialVacancies.start();
    vacancies = await trial.instance();
  });
  afterEach(() => trial.release());

  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => submission({ externalRef: `HWK-${index}` }));
  const count = async (table: 'vacancy' | 'company' | 'outbox'): Promise<number> => {
    const [{ count }] = await vacancies.dataSource.query<[{ count: number }]>(`SELECT count(*)::int FROM ${table}`);
    return count;
  };

  test('are told of in their order, and announced each once', async () => {
    const taken = await vacancies.take(many(1_200));
    expect(taken.map((one) => 'vacancy' in one && one.vacancy.externalRef)).toEqual(
      many(1_200).map(({ externalRef }) => externalRef),
    );
    const announced = (await trial.announced()).map(({ externalRef }) => externalRef);
    expect([announced.length, new Set(announced).size]).toEqual([1_200, 1_200]);
  });

  test('are all undone if one of them cannot be announced', async () => {
    const wrong = many(1_200).map((one, index) => (index === 400 ? { ...one, positions: 0 } : one));
    await expect(vacancies.take(wrong)).rejects.toThrow('/positions must be >= 1');
    expect([await count('vacancy'), await count('company'), await count('outbox')]).toEqual([0, 0, 0]);
  });

  test('keep every sign of what they say', async () => {
    const texts = ['\\ " { } , \' \\n', 'NULL', 'Zeile\r\n\tnoch eine \u0001\u001f\u2028', 'ā ß ļ Ļ – 🔧', '\\u0041'];
    const said = texts.map((text, index) =>
      submission({ externalRef: `${index} ${text}`, title: text, description: text }),
    );
    await vacancies.take(said);
    const read: { title: string; description: string; external_ref: string }[] = await vacancies.dataSource.query(
      'SELECT external_ref, title, description FROM vacancy ORDER BY external_ref COLLATE "C"',
    );
    expect(read).toEqual(
      texts.map((text, index) => ({ external_ref: `${index} ${text}`, title: text, description: text })),
    );
    expect((await vacancies.take(said)).map((one) => 'outcome' in one && one.outcome)).toEqual(
      texts.map(() => 'unchanged'),
    );
  });
});
