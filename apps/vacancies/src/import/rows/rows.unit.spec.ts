import type { Problem } from '#platform/problem';
import { textsOf, toUtf8 } from './bytes.ts';
import { csvRows } from './csv-rows.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import type { Row } from './row.ts';

/** Bytes in pieces of a size, as a network may deliver them. */
async function* inPieces(bytes: Buffer | string, size = 7): AsyncGenerator<Buffer> {
  const whole = Buffer.from(bytes as string);
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size);
}

/** All rows, and the problem that ended them. */
async function read(rows: AsyncIterable<Row[]>): Promise<{ rows: Row[]; problem?: string }> {
  const all: Row[] = [];
  try {
    for await (const some of rows) all.push(...some);
  } catch (error) {
    return { rows: all, problem: (error as Problem).detail };
  }
  return { rows: all };
}

const said = ({ rows }: { rows: Row[] }) => rows.map(({ row, value, problem }) => [row, problem?.detail ?? value]);

describe('NDJSON', () => {
  const lines = (text: Buffer | string, size?: number) => read(ndjsonRows(inPieces(text, size)));

  test('is read line by line, however it comes in, with or without a last line break', async () => {
    for (const size of [1, 7, 1_000]) {
      const { rows } = await lines('\uFEFF{"a":"ļ"}\r\n\n{"a":"ß"}\n  \n{"a":3}', size);
      expect(said({ rows })).toEqual([
        [1, { a: 'ļ' }],
        [3, { a: 'ß' }],
        [5, { a: 3 }],
      ]);
    }
  });

  test('a line that cannot be read spoils no other', async () => {
    const latin1 = Buffer.from('{"a":"\xe4"}\n', 'latin1');
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}\n`;
    const file = Buffer.concat([Buffer.from('{"a":1}\n{"a":\n'), latin1, Buffer.from(`${deep}{"a":2}\n{"a"`)]);
    expect(said(await lines(file, 1_000))).toEqual([
      [1, { a: 1 }],
      [2, expect.stringContaining('not valid JSON')],
      [3, expect.stringContaining('UTF-8')],
      [4, expect.stringContaining('nested too deeply')],
      [5, { a: 2 }],
      [6, expect.stringContaining('not valid JSON')],
    ]);
  });

  test('a line of 10 MB is passed over without being kept', async () => {
    const file = `{"a":"${'x'.repeat(10_000_000)}"}\n{"a":2}\n`;
    expect(said(await lines(file, 65_536))).toEqual([
      [1, 'The line is longer than 256 KiB.'],
      [2, { a: 2 }],
    ]);
  });
});

describe('CSV', () => {
  const header = (separator: string, ...more: string[]) =>
    [
      ...[
        'externalRef',
        'company.externalRef',
        'title',
        'occupation.scheme',
        'occupation.code',
        'engagement',
        'demand',
      ],
      ...[
        'positions',
        'startsOn',
        'validThrough',
        'workplace.postalCode',
        'workplace.city',
        'workplace.country',
        ...more,
      ],
    ].join(separator);
  const cells = (separator: string, title: string, ...more: string[]) =>
    [
      'r',
      'c',
      title,
      'isco-08',
      '7126',
      'permanent',
      'open',
      '2',
      '2027-03-01',
      '2027-06-30',
      '39104',
      'Rīga',
      'LV',
      ...more,
    ].join(separator);
  const sheet = (text: Buffer | string, size?: number) => read(csvRows(textsOf(inPieces(text, size), 'utf-8')));
  const titlesOf = ({ rows }: { rows: Row[] }) => rows.map(({ value }) => (value as { title?: string })?.title);

  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read with %s, quotes, line breaks in cells and a byte order mark', async (_, separator) => {
    const title = `"Koch, Köchin; ""süß""\n\tab sofort"`;
    for (const size of [1, 7, 1_000]) {
      const read = await sheet(
        `\uFEFF${header(separator)}\r\n${cells(separator, title)}\r\n\r\n${cells(separator, '5" Rohr')}`,
        size,
      );
      expect(titlesOf(read)).toEqual(['Koch, Köchin; "süß"\n\tab sofort', '5" Rohr']);
      expect(read.rows.map(({ row }) => row)).toEqual([2, 4]);
    }
  });

  test('cells become fields: numbers, days as German sheets write them, languages and weights', async () => {
    const weights = ['requirements.weights.trade', 'requirements.weights.recognition', 'requirements.weights.language'];
    const more = ['requirements.experienceYears', 'requirements.languages', 'endsOn', ...weights];
    const { rows } = await sheet(
      `${header(';', ...more)}\n${cells(';', 'Koch', '2,5', '"de B1, en A2 want"', '01.09.2027', '55', '', '12,5')}\n`,
    );
    expect(rows[0]?.value).toMatchObject({
      externalRef: 'r',
      company: { externalRef: 'c' },
      positions: 2,
      endsOn: '2027-09-01',
      workplace: { postalCode: '39104', city: 'Rīga', country: 'LV' },
      requirements: {
        experienceYears: 2.5,
        languages: [
          { language: 'de', level: 'B1', importance: 'must' },
          { language: 'en', level: 'A2', importance: 'want' },
        ],
        weights: { trade: 55, language: 12.5 },
      },
    });
  });

  test('lines may end as old sheets end them', async () => {
    const whole = [header(';'), cells(';', '"Koch\rin"'), cells(';', 'Maurer')].join('\r');
    for (const size of [7, 1_000]) expect(titlesOf(await sheet(whole, size))).toEqual(['Koch\rin', 'Maurer']);
  });

  test('a quote that is doubled, or a line that ends, where one piece of the file does and the next begins', async () => {
    const whole = `${header(';')}\r\n${cells(';', '"a ""b"" c"')}\r\n${cells(';', '"""d"""')}\r\n`;
    for (let size = 1; size < 120; size += 1) expect(titlesOf(await sheet(whole, size))).toEqual(['a "b" c', '"d"']);
  });

  test('the header says each column that is unknown, missing or there twice', async () => {
    const { rows, problem } = await sheet(
      `${header(';', 'titel', 'title').replace('positions;', '')}\n${cells(';', 'Koch')}`,
    );
    expect(rows).toEqual([]);
    for (const fault of [
      '"titel" is not a known',
      '"positions" is missing',
      '"title" is there twice',
      'Columns are externalRef',
    ]) {
      expect(problem).toContain(fault);
    }
  });

  test('a row of another width is refused by itself', async () => {
    const read = await sheet(`${header(',')}\n${cells(',', 'Koch, Köchin')}\n${cells(',', 'Koch')}\n`);
    expect(read.rows.map(({ row, problem }) => [row, problem?.detail])).toEqual([
      [2, 'The row has 14 cells, the header 13.'],
      [3, undefined],
    ]);
  });

  test.each([
    ['a quote that is never closed', `"Koch\n${cells(';', 'Koch')}`, 'never closed'],
    ['a row of 10 MB', `"${'x'.repeat(10_000_000)}"`, 'longer than 256 KiB'],
  ])('%s ends reading, and what stands before it is kept', async (_, title, reason) => {
    const read = await sheet(`${header(';')}\n${cells(';', 'Maurer')}\n${cells(';', title)}\n`, 65_536);
    expect(titlesOf(read)[0]).toBe('Maurer');
    expect(read.problem).toContain(reason);
  });
});

describe('The encoding of a file', () => {
  const utf8 = async (bytes: Buffer, charset: string) => {
    const parts: Buffer[] = [];
    for await (const part of toUtf8(inPieces(bytes, 3), charset)) parts.push(part);
    return Buffer.concat(parts).toString();
  };

  test.each([
    ['utf-8', Buffer.from('Ļaudis, Größe')],
    ['utf-16le', Buffer.from('\uFEFFĻaudis, Größe', 'utf16le')],
  ])('%s is read as said', async (charset, bytes) => {
    expect(await utf8(bytes, charset)).toBe('Ļaudis, Größe');
  });

  test('windows-1252, as German sheets are saved, is read if it is said, else the way out is', async () => {
    const bytes = Buffer.from('Größe', 'latin1');
    expect(await utf8(bytes, 'windows-1252')).toBe('Größe');
    await expect(utf8(bytes, 'utf-8')).rejects.toThrow('charset=windows-1252');
    await expect(utf8(bytes, 'klingon')).rejects.toThrow('klingon');
  });
});
