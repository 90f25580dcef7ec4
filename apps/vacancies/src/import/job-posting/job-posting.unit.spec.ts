import type { VacancySubmission } from '#submissions/vacancy.submission';
import { checkRow, inWordsOf } from '../check-row.ts';
import { fromPosting, isPosting } from './job-posting.ts';
import { postingsIn } from './json-ld-document.ts';
import type { Node } from './schema-org.ts';

const POSTING: Node = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', name: 'HWK', value: 815 },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  description: '<p>Wärmepumpen &amp; Bäder.</p><ul><li>Montage</li></ul>',
  datePosted: '2026-11-20',
  validThrough: '2027-06-30T23:59:59+02:00',
  employmentType: ['FULL_TIME', 'PART_TIME'],
  occupationalCategory: '7126',
  totalJobOpenings: '2',
  jobStartDate: '2027-03-01',
  hiringOrganization: {
    '@type': 'Organization',
    name: 'Muster SHK',
    sameAs: 'https://muster-shk.example',
    contactPoint: { email: 'mailto:jobs@muster-shk.example', availableLanguage: ['de'] },
  },
  jobLocation: {
    '@type': 'Place',
    address: {
      postalCode: 39104,
      addressLocality: 'Magdeburg',
      addressCountry: { '@type': 'Country', name: 'Germany' },
    },
  },
  experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 30 },
  baseSalary: { value: 20 },
};

const read = (changes: Node = {}) => fromPosting({ ...POSTING, ...changes });
const vacancyOf = (changes?: Node) => read(changes).value as VacancySubmission;

/** What is wrong with a posting, by the property that is. */
async function faultsOf(changes: Node): Promise<Record<string, string>> {
  const row = { row: 1, ...read(changes) };
  const checked = await checkRow(row);
  if (!(checked instanceof Error)) return {};
  const { errors = [] } = inWordsOf(row, checked).members;
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer, detail]));
}

describe('A JobPosting of schema.org', () => {
  test('says most of what a vacancy says', async () => {
    expect(vacancyOf()).toEqual({
      externalRef: '815',
      company: {
        externalRef: 'https://muster-shk.example',
        name: 'Muster SHK',
        contactEmail: 'jobs@muster-shk.example',
        locale: 'de',
      },
      title: 'Anlagenmechaniker SHK (m/w/d)',
      description: expect.stringMatching(/^Wärmepumpen & Bäder\.\s+\* Montage$/),
      occupation: { scheme: 'isco-08', code: '7126' },
      engagement: 'permanent',
      demand: 'open',
      positions: 2,
      startsOn: '2027-03-01',
      validThrough: '2027-06-30',
      workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
      requirements: { experienceYears: 2.5 },
    });
    expect(await faultsOf({})).toEqual({});
  });

  test('names what says nothing to us', () => {
    expect(read().ignored).toEqual(['datePosted', 'baseSalary']);
    expect(read({ experienceRequirements: 'some' }).ignored).toContain('experienceRequirements in words');
  });

  test.each([
    ['an ISCO-08 code', '7126', { scheme: 'isco-08', code: '7126' }],
    ['an ISCO-08 group of ESCO', 'http://data.europa.eu/esco/isco/C7126', { scheme: 'isco-08', code: '7126' }],
    ['a KldB code', '34212', { scheme: 'kldb-2010', code: '34212' }],
    [
      'a CategoryCode',
      { '@type': 'CategoryCode', codeValue: '5120', name: 'Cooks' },
      { scheme: 'isco-08', code: '5120' },
    ],
    ['the name of a trade', 'Santehniķis', { scheme: 'name', code: 'Santehniķis' }],
    ['several, of which one is known', ['49-9021.00', 'Koch'], { scheme: 'name', code: 'Koch' }],
    ['none, but a title that names one', undefined, { scheme: 'name', code: 'Anlagenmechaniker SHK' }],
  ])('tells its occupation by %s', (_, occupationalCategory, occupation) => {
    expect(vacancyOf({ occupationalCategory }).occupation).toEqual(occupation);
  });

  test('is an internship with a last day in our own words', async () => {
    const intern = { employmentType: 'INTERN' };
    expect(vacancyOf({ ...intern, 'passung:endsOn': '2027-08-31' })).toMatchObject({
      engagement: 'internship',
      endsOn: '2027-08-31',
    });
    const languages = [{ language: 'de', level: 'B1', importance: 'must' }];
    expect(vacancyOf({ 'passung:requirements': { languages } }).requirements).toEqual({
      experienceYears: 2.5,
      languages,
    });
  });

  test('that lacks something is refused in the words of schema.org, with the way out', async () => {
    const nothing = {
      identifier: null,
      employmentType: null,
      jobStartDate: null,
      validThrough: null,
      jobLocation: null,
    };
    expect(await faultsOf({ ...nothing, hiringOrganization: null })).toEqual({
      '#/identifier': expect.stringContaining("your system's own name"),
      '#/employmentType': expect.stringContaining('FULL_TIME or PART_TIME'),
      '#/jobStartDate': expect.stringContaining('first day of work'),
      '#/validThrough': expect.stringContaining('last day'),
      '#/hiringOrganization': expect.stringContaining('/v1/companies/by-ref/'),
      '#/jobLocation/address/postalCode': expect.stringContaining('is missing'),
      '#/jobLocation/address/addressLocality': expect.stringContaining('is missing'),
      '#/jobLocation/address/addressCountry': expect.stringContaining('DE or Germany'),
    });
    const wrong = await faultsOf({
      employmentType: 'TEMPORARY',
      jobStartDate: 'soon',
      totalJobOpenings: 0,
      'passung:demand': 'urgent',
    });
    expect(wrong).toEqual({
      '#/employmentType': expect.stringContaining('INTERN for an internship'),
      '#/jobStartDate': expect.stringContaining('YYYY-MM-DD'),
      '#/totalJobOpenings': expect.stringContaining('1 to 1000'),
      '#/passung:demand': expect.stringContaining('open, foreseeable'),
    });
  });

  test('of a known company needs no more than its reference', () => {
    const hiringOrganization = { '@type': 'Organization', name: 'Muster SHK', identifier: 'muster-shk' };
    expect(vacancyOf({ hiringOrganization }).company).toEqual({ externalRef: 'muster-shk' });
  });

  test('is found alone, in a list, and in a graph whose parts refer to each other', () => {
    const organization = {
      '@id': '#us',
      '@type': 'Organization',
      name: 'Muster SHK',
      email: 'jobs@muster-shk.example',
    };
    const graph = {
      '@graph': [organization, { ...POSTING, '@type': 'schema:JobPosting', hiringOrganization: { '@id': '#us' } }],
    };
    for (const document of [POSTING, [POSTING], graph]) expect(postingsIn(document).every(isPosting)).toBe(true);
    const [posting] = postingsIn(graph);
    expect(fromPosting(posting as Node).value).toMatchObject({ company: { externalRef: '#us', name: 'Muster SHK' } });
    expect(() => postingsIn(organization)).toThrow('no schema.org JobPosting');
  });

  test('may bear the address of schema.org before its words', () => {
    const renamed = Object.fromEntries(
      Object.entries(POSTING).map(([key, value]) => [key.startsWith('@') ? key : `https://schema.org/${key}`, value]),
    );
    expect(fromPosting(renamed).value).toEqual(vacancyOf());
  });
});
