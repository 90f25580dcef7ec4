import { jsonLdRows } from './json-ld-rows.ts';
import type { Row } from './row.ts';

const COMPANY = { '@type': 'Organization', '@id': '#us', name: 'Müßig Bäder ļ ā', identifier: 'us' };
const posting = (number: number) => ({
  '@type': 'JobPosting',
  identifier: `job-${number}`,
  title: `Spengler ß ļ ${number}`,
  hiringOrganization: { '@id': '#us' },
});
const postings = Array.from({ length: 50 }, (_, number) => posting(number));

/** In pieces that end anywhere, also within a letter. */
async function* inPieces(text: string, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(text: string, readWhole: number, pieces = 7): Promise<{ rows: Row[]; problem?: string }> {
  const rows: Row[] = [];
  try {
    for await (const some of jsonLdRows(inPieces(text, pieces), readWhole)) rows.push(...some);
    return { rows };
  } catch (error) {
    return { rows, problem: (error as Error).message };
  }
}

describe('A large JSON-LD document', () => {
  test.each([
    ['a list', JSON.stringify([COMPANY, ...postings], null, 1)],
    ['a @graph', JSON.stringify({ '@context': 'https://schema.org', '@graph': [COMPANY, ...postings] })],
  ])('is read as it comes and says the same as one that is read whole: %s', async (_, text) => {
    const whole = await read(text, 1_000_000);
    const streamed = await read(text, 100);
    expect(whole.rows).toHaveLength(50);
    const told = ({ rows }: typeof whole) => rows.map(({ row, value, ignored }) => ({ row, value, ignored }));
    expect(told(streamed)).toEqual(told(whole));
    expect(streamed.rows[49]?.value).toMatchObject({ title: 'Spengler ß ļ 49', company: { externalRef: 'us' } });
  });

  test.each([
    ['in small pieces', 7],
    ['in one with postings before', 100_000],
  ])('that breaks gives the postings before, and says behind which it did: %s', async (_, pieces) => {
    const { rows, problem } = await read(`${JSON.stringify(postings.slice(0, 20)).slice(0, -1)}, { oops`, 100, pieces);
    expect(rows).toHaveLength(20);
    expect(problem).toContain('not valid JSON behind posting 20');
  });

  test('that ends too soon, or goes on behind its end, is told so', async () => {
    const text = JSON.stringify(postings);
    expect((await read(text.slice(0, -1), 100)).problem).toContain('behind posting 50');
    expect((await read(`${text} []`, 100)).problem).toContain('behind posting 50');
  });

  test('without a posting is none of ours', async () => {
    const offers = JSON.stringify(Array.from({ length: 50 }, () => ({ '@type': 'Offer' })));
    for (const text of [offers, `{"items":${offers}}`, `"${'x'.repeat(200)}"`]) {
      const { rows, problem } = await read(text, 100);
      expect([rows.length, problem]).toEqual([0, expect.stringContaining('no schema.org JobPosting')]);
    }
  });

  test('with a posting of several megabytes, or nested without end, is not held in memory', async () => {
    const huge = JSON.stringify([posting(1), { ...posting(2), description: 'x'.repeat(3 * 2 ** 20) }]);
    const large = (text: string) => read(text, 100);
    expect((await large(huge)).problem).toContain('Behind posting 1 stands one of more than 1 MiB');
    const nested = `[${JSON.stringify(posting(1))},${'{"a":['.repeat(40)}1${']}'.repeat(40)}]`;
    expect((await large(nested)).problem).toContain('nested too deeply');
  });
});
