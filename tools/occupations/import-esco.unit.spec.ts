import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEsco } from '#occupations/esco';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { importEsco } from './import-esco.ts';

/** The columns as each version of ESCO has them; between them only what is not read differs. */
const HEADERS = {
  'early 1.0': 'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description',
  '1.0 and 1.1':
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code',
  '1.2':
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode',
};
const HEADER = HEADERS['1.2'];

type Fields = Partial<Record<'conceptUri' | 'iscoGroup' | 'preferredLabel' | 'altLabels' | 'status' | 'code', string>>;

const uri = (id: string) => `http://data.europa.eu/esco/occupation/${id}`;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function csv(rows: Fields[], header = HEADER, delimiter = ','): string {
  const columns = header.split(',');
  const line = (row: Record<string, string>) => columns.map((column) => quoted(row[column] ?? '')).join(delimiter);
  const filled = rows.map((row) => ({
    conceptType: 'Occupation',
    status: 'released',
    description: 'One, two;\nthree.',
    ...row,
  }));
  return `${[columns.join(delimiter), ...filled.map(line)].join('\n')}\n`;
}

const bracelayer = {
  conceptUri: uri('1'),
  iscoGroup: '7126',
  preferredLabel: 'Verbieger/Verbiegerin',
  altLabels: 'Rohrkrümmer\nKrummrohrmonteur',
  code: '7126.99',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esco-'));
});
afterEach(() => {
  loadEsco(undefined);
  rmSync(folder, { recursive: true });
});

/** Imports texts as if they were downloads, and gives what was printed. */
async function imported(texts: Record<string, string | Buffer>, details = false): Promise<string> {
  const files = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const lines: string[] = [];
  await importEsco({ files, to: join(folder, 'esco.json'), details }, (line) => lines.push(line));
  loadEsco(join(folder, 'esco.json'));
  return lines.join('\n');
}

const named = (code: string) => resolveOccupation({ scheme: 'name', code });

describe('Imported ESCO names', () => {
  test.each(Object.entries(HEADERS))('of version %s lead to their unit group, forgiving as ever', async (_, header) => {
    await imported({ 'occupations_de.csv': csv([bracelayer], header) });
    for (const name of [
      'Rohrkrümmer',
      'rohrkruemmerin (m/w/d)',
      'Verbieger:in',
      'Verbieger/Verbiegerin',
      'KRUMMROHRMONTEUR',
    ]) {
      expect(named(name)).toEqual({ occupation: { isco: '7126' } });
    }
  });

  test('are found by address and by code, too', async () => {
    await imported({ 'occupations_de.csv': csv([bracelayer]) });
    for (const code of [uri('1'), uri('1').replace('http:', 'https:'), ' 7126.99 ']) {
      expect(resolveOccupation({ scheme: 'esco', code })).toEqual({ occupation: { isco: '7126' } });
    }
    expect(resolveOccupation({ scheme: 'esco', code: '7126.98' })).toMatchObject({
      problem: 'unknown',
      couldBe: [{ scheme: 'isco-08', code: '7126' }],
    });
  });

  test('mean a trade where its names in two languages do, so that all their synonyms mean it', async () => {
    const english = { conceptUri: uri('2'), iscoGroup: '7121', preferredLabel: 'roofer', altLabels: 'slate wizard' };
    const german = { ...english, preferredLabel: 'Dachdecker/Dachdeckerin', altLabels: 'Schieferzauberer' };
    await imported({ 'occupations_en.csv': csv([english]) });
    expect(named('slate wizard')).toEqual({ occupation: { isco: '7121' } });
    await imported({ 'occupations_en.csv': csv([english]), 'occupations_de.csv': csv([german]) });
    expect(named('Schieferzauberer')).toEqual({ occupation: { isco: '7121', trade: 'dachdecker' } });
  });

  test('never override the catalogue, and every collision is told', async () => {
    const nurse = { conceptUri: uri('3'), iscoGroup: '5321', preferredLabel: 'Krankenschwester' };
    const report = await imported({ 'occupations_de.csv': csv([nurse]) });
    expect(named('Krankenschwester')).toEqual({ occupation: { isco: '3221', trade: 'pflegefachmann' } });
    expect(report).toContain('Krankenschwester: ESCO 5321, the catalogue 3221');
  });

  test('of several unit groups are ambiguous and list them, of one unit group are that group', async () => {
    const rows = ['7126', '7127', '7126'].map((iscoGroup, index) => ({
      conceptUri: uri(`${index}`),
      iscoGroup,
      preferredLabel: `Biegerich ${index}`,
      altLabels: index === 1 ? 'Biegemeisterich' : 'Biegemeisterich\nRohrmeisterich',
    }));
    await imported({ 'occupations_de.csv': csv(rows) });
    expect(named('Biegemeisterich')).toMatchObject({
      problem: 'ambiguous',
      couldBe: [{ code: '7126' }, { code: '7127' }],
    });
    expect(named('Rohrmeisterich')).toEqual({ occupation: { isco: '7126' } });
  });

  test('in any script are kept', async () => {
    await imported({
      'occupations_bg.csv': csv([{ ...bracelayer, preferredLabel: 'ВОДОПРОВОДЧИК', altLabels: 'υδραυλικός' }]),
    });
    expect(named('водопроводчик')).toEqual({ occupation: { isco: '7126' } });
    expect(named('ΥΔΡΑΥΛΙΚΌΣ')).toEqual({ occupation: { isco: '7126' } });
  });
});

describe('An import', () => {
  test('leaves out rows that make no sense, with file, line and reason, and takes the others', async () => {
    const rows = [
      bracelayer,
      { ...bracelayer, conceptUri: 'urn' },
      { ...bracelayer, conceptUri: uri('4'), iscoGroup: '7199' },
      { ...bracelayer, conceptUri: uri('5'), preferredLabel: ' ' },
      { ...bracelayer, conceptUri: uri('6'), status: 'obsolete' },
    ];
    const report = await imported({ 'occupations_de.csv': csv(rows) });
    expect(report).toContain('occupations_de.csv: 1 occupations with 3 labels, 4 rows refused');
    expect(report).toContain('occupations_de.csv, line 5: conceptUri "urn" is no address');
    expect(report).toContain('line 8: iscoGroup "7199" is no unit group of ISCO-08');
    expect(report).toContain('line 11: preferredLabel is empty');
    expect(report).toContain('line 14: its status is obsolete');
    expect(named('Rohrkrümmer')).toHaveProperty('occupation');
  });

  test('reads what a spreadsheet made of the file: a byte order mark, semicolons, lost zeros', async () => {
    const officer = { ...bracelayer, iscoGroup: '110', altLabels: 'Oberbiegehauptmann' };
    await imported({ 'occupations_de.csv': `\uFEFF${csv([officer], HEADER, ';')}`.replaceAll('\n"Occ', '\r\n"Occ') });
    expect(named('Oberbiegehauptmann')).toEqual({ occupation: { isco: '0110' } });
  });

  test('refuses a row that is not in UTF-8 rather than storing broken letters', async () => {
    const report = await imported({
      'a.csv': csv([{ ...bracelayer, altLabels: 'Biegerich' }]),
      'b.csv': Buffer.from(csv([{ ...bracelayer, altLabels: 'Rohrkrümmer' }]), 'latin1'),
    });
    expect(report).toContain('b.csv, line 2: the file is not in UTF-8');
  });

  test.each([
    ['an empty file', '', /empty/],
    [
      'another file of ESCO',
      'conceptType,conceptUri,skillType,preferredLabel\n',
      /no column iscoGroup.*occupations_xx\.csv/,
    ],
    ['a header alone', `${HEADER}\n`, /nothing was written.\nThe files are empty/],
    ['text', 'Hello', /no column conceptUri/],
  ])('of %s fails, says why, and leaves what was imported before', async (_, text, message) => {
    await imported({ 'occupations_de.csv': csv([bracelayer]) });
    const before = readFileSync(join(folder, 'esco.json'), 'utf8');
    await expect(imported({ 'other.csv': text })).rejects.toThrow(message);
    expect(readFileSync(join(folder, 'esco.json'), 'utf8')).toBe(before);
  });

  test('of a file that is not there says so', async () => {
    await expect(
      importEsco({ files: ['/nowhere/x.csv'], to: join(folder, 'esco.json'), details: false }, () => {}),
    ).rejects.toThrow(/\/nowhere\/x\.csv cannot be read: ENOENT/);
    expect(existsSync(join(folder, 'esco.json'))).toBe(false);
  });

  test('tells of a quotation mark that is never closed instead of swallowing the rest', async () => {
    const broken = `${csv([bracelayer])}Occupation,${uri('7')},7126,"never closed\n`;
    const report = await imported({ 'occupations_de.csv': broken });
    expect(report).toMatch(/line \d+: .*[Qq]uote/);
    expect(named('Rohrkrümmer')).toHaveProperty('occupation');
  });
});

describe('A service does not start', () => {
  test.each([
    ['without the file', undefined, /ENOENT.*npm run occupations -- import/],
    ['with a file that is none of ours', '{"format":"other"}', /not what an import writes/],
    ['with half a file', '{"format":"passung-', /JSON/],
    [
      'with names compared in another way',
      '{"format":"passung-esco-1","nameForm":"old"}',
      /compared in another way since/,
    ],
  ])('%s', (_, text, message) => {
    const file = join(folder, 'esco.json');
    if (text !== undefined) writeFileSync(file, text);
    expect(() => loadEsco(file)).toThrow(message);
  });
});
