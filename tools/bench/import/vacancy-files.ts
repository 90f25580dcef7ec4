import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { UNIT_GROUPS } from '#occupations/classification';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { COLUMNS } from '../../../apps/vacancies/src/import/rows/csv-columns.ts';

/** Vacancies a company has, as in the file of a chamber. */
const PER_COMPANY = 20;
const DESCRIPTION =
  'Wir bauen Wärmepumpen und Bäder in Magdeburg und der Börde. Sie planen mit, montieren und nehmen in Betrieb; ' +
  'wir helfen bei Anerkennung, Wohnung und Sprachkurs. ';

/** The vacancies of a benchmark, always the same. */
export function* vacancies(count: number): Generator<VacancySubmission> {
  for (let index = 0; index < count; index += 1) {
    const company = Math.floor(index / PER_COMPANY);
    const occupation = UNIT_GROUPS[index % UNIT_GROUPS.length] as { code: string };
    yield {
      externalRef: `chamber-${index}`,
      company: {
        externalRef: `company-${company}`,
        name: `Müßig & Söhne Nr. ${company} GmbH`,
        contactEmail: `jobs@company-${company}.example`,
        locale: 'de',
      },
      title: `Fachkraft ${occupation.code} (m/w/d), Stelle ${index}`,
      description: DESCRIPTION.repeat(1 + (index % 3)),
      occupation: { scheme: 'isco-08', code: occupation.code },
      engagement: 'permanent',
      demand: 'open',
      positions: 1 + (index % 5),
      startsOn: `${new Date().getFullYear() + 1}-09-01`,
      validThrough: `${new Date().getFullYear() + 1}-12-31`,
      workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
      requirements: {
        recognition: 'preferred',
        experienceYears: index % 6,
        languages: [{ language: 'de', level: 'B1', importance: 'must' }],
      },
    };
  }
}

/** Writes them as NDJSON and as CSV. */
export async function writeFiles(folder: string, count: number): Promise<{ ndjson: string; csv: string }> {
  const files = { ndjson: join(folder, `${count}.ndjson`), csv: join(folder, `${count}.csv`) };
  await writeLines(
    files.ndjson,
    map(vacancies(count), (vacancy) => JSON.stringify(vacancy)),
  );
  const header = COLUMNS.map(({ name }) => name).join(';');
  await writeLines(files.csv, [header, ...map(vacancies(count), toCsv)]);
  return files;
}

function toCsv(vacancy: VacancySubmission): string {
  const cells = COLUMNS.map(({ name }) => {
    const [first = '', second] = name.split('.');
    const field = (vacancy as unknown as Record<string, unknown>)[first];
    const value = second === undefined ? field : (field as Record<string, unknown>)[second];
    if (!Array.isArray(value)) return value ?? '';
    return value.map(({ language, level, importance }) => `${language} ${level} ${importance}`).join(', ');
  });
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';');
}

function* map<From, To>(values: Iterable<From>, to: (value: From) => To): Generator<To> {
  for (const value of values) yield to(value);
}

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  for (const line of lines) if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}
