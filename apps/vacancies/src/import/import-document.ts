import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { nextYear } from '#submissions/next-year';
import { VacancySubmission } from '#submissions/vacancy.submission';
import { ImportResource, ImportRow } from './import.resource.ts';
import { COLUMNS } from './rows/csv-columns.ts';

const CSV_COLUMNS = COLUMNS.map(({ name, required }) => `\`${name}\`${required ? '' : ' (may be left out)'}`).join(
  ', ',
);

const VACANCY = {
  externalRef: 'HWK-2026-0815',
  company: {
    externalRef: 'muster-shk',
    name: 'Muster Heizung-Sanitär GmbH',
    contactEmail: 'jobs@muster-shk.example',
    locale: 'de',
  },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  occupation: { scheme: 'isco-08', code: '7126' },
  engagement: 'permanent',
  demand: 'open',
  positions: 2,
  startsOn: nextYear('03-01'),
  validThrough: nextYear('06-30'),
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
  requirements: { languages: [{ language: 'de', level: 'B1', importance: 'must' }] },
};

const CSV = `externalRef;company.externalRef;title;occupation.scheme;occupation.code;engagement;demand;positions;startsOn;validThrough;workplace.postalCode;workplace.city;workplace.country;requirements.languages
HWK-2026-0815;muster-shk;"Anlagenmechaniker SHK (m/w/d)";isco-08;7126;permanent;open;2;${nextYear('03-01')};${nextYear('06-30')};39104;Magdeburg;DE;"de B1 must, en A2 want"
`;

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', name: 'HWK', value: 'HWK-2026-0815' },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  description: '<p>Wärmepumpen und Bäder in Magdeburg und der Börde.</p>',
  occupationalCategory: '7126',
  employmentType: 'FULL_TIME',
  totalJobOpenings: 2,
  jobStartDate: nextYear('03-01'),
  validThrough: nextYear('06-30'),
  hiringOrganization: {
    '@type': 'Organization',
    name: 'Muster Heizung-Sanitär GmbH',
    identifier: 'muster-shk',
    contactPoint: { '@type': 'ContactPoint', email: 'jobs@muster-shk.example', availableLanguage: 'de' },
  },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '39104', addressLocality: 'Magdeburg', addressCountry: 'DE' },
  },
  experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 24 },
  'passung:requirements': { languages: [{ language: 'de', level: 'B1', importance: 'must' }] },
};

const ROW = {
  row: 1,
  externalRef: 'HWK-2026-0815',
  outcome: 'created',
  vacancyId: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d01',
};

const vacancySchema = () => ({ $ref: getSchemaPath(VacancySubmission) });
const text = (description: string, example: string) => ({ schema: { type: 'string', description }, example });
const asLines = (example: object) => text('A JSON object a line', `${JSON.stringify(example)}\n`);

/** Documents the one operation whose body is a file. */
export const DocumentImport = () =>
  applyDecorators(
    ApiExtraModels(VacancySubmission, ImportResource, ImportRow),
    ApiOperation({
      summary: 'Send vacancies by the many',
      description: `As with \`PUT /v1/vacancies/by-ref/…\`, each row creates or replaces the vacancy of its reference, or finds it
unchanged, so a file may be sent again at any time. Rows are taken in transactions of some hundred; a row that is refused hinders
no other. The answer comes when all are taken: how many of what. With \`Accept: application/x-ndjson\` it begins at once and tells
what became of each row, and on its last line the sum. Meanwhile \`GET /v1/imports?status=running\` finds the import.

A file may have 500,000 rows and 512 MiB, a row 256 KiB. If the file cannot be read to its end, rows before are taken and the answer
is a problem whose \`import\` says how far it came.

**NDJSON**: a vacancy a line, as it is sent by itself, or a JobPosting. **CSV**: separated by commas, semicolons or tabs, with a header;
columns are ${CSV_COLUMNS}. Languages stand as \`de B1 must, en A2 want\`. UTF-8, unless \`Content-Type\` says otherwise
(\`charset=windows-1252\`). **JSON-LD**: a schema.org JobPosting, a list, or a \`@graph\`; beyond 16 MiB what postings refer
to by \`@id\` has to stand before them. What schema.org has no word for
goes by our names with the prefix \`passung:\` (\`passung:endsOn\`, \`passung:requirements\`, \`passung:demand\`). **JSON**: a vacancy or a
list, up to 1 MiB.`,
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': asLines(VACANCY),
          'text/csv': text('A header and a row a vacancy', CSV),
          'application/ld+json': {
            schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }] },
            example: POSTING,
          },
          'application/json': {
            schema: { oneOf: [vacancySchema(), { type: 'array', items: vacancySchema() }] },
            example: [VACANCY],
          },
        },
      },
    }),
    ApiOkResponse({
      description: 'All rows were looked at',
      headers: { Location: { description: 'Where the import can be read', schema: { type: 'string' } } },
      content: {
        'application/json': { schema: { $ref: getSchemaPath(ImportResource) } },
        'application/x-ndjson': asLines(ROW),
      },
    }),
  );

/** Documents an answer of rows, as a page or as they come. */
export const rowsAnswer = (page: new () => object) =>
  applyDecorators(
    ApiExtraModels(page),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(page) } },
        'application/x-ndjson': asLines(ROW),
      },
    }),
  );
