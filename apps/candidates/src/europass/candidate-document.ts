import { CEFR_LEVELS } from '#scoring/vocabulary';
import type { SKILLS } from '#submissions/language.submission';
import { type CurriculumVitae, countryCode, type NamedLanguage } from './curriculum-vitae.ts';
import { at, isoDateAt, listAt, type Node, textAt } from './node.ts';

/** The scales of a language: what is written is one skill, whether alone or in exchange with others. */
const SCALES: Readonly<Record<string, (typeof SKILLS)[number]>> = {
  'CEF-Understanding-Listening': 'listening',
  'CEF-Understanding-Reading': 'reading',
  'CEF-Speaking-Interaction': 'spokenInteraction',
  'CEF-Speaking-Production': 'spokenProduction',
  'CEF-Writing-Production': 'writing',
  'CEF-Writing-Interaction': 'writing',
};

/**
 * Reads the Candidate document, HR-XML with additions of EURES, which the editor of the Europass platform writes since 2020.
 * Its schema is not published; the elements are those that its files hold.
 */
export function cvOfCandidateDocument(document: Node): CurriculumVitae {
  const person = at(document, 'CandidatePerson');
  const profile = at(document, 'CandidateProfile');
  const contacts = listAt(person, 'Communication');
  const [email] = contacts.filter(isChannel('Email')).flatMap((contact) => textAt(contact, 'URI') ?? []);
  const [phone] = contacts.filter(isChannel('Telephone')).flatMap((contact) => phoneOf(contact) ?? []);
  return {
    locale: textAt(profile, 'languageCode')?.slice(0, 2).toLowerCase(),
    givenName: textAt(person, 'PersonName', 'GivenName'),
    familyName: textAt(person, 'PersonName', 'FamilyName'),
    email,
    phone,
    birth: isoDateAt(person, 'BirthDate'),
    country: countryIn(contacts),
    work: listAt(at(profile, 'EmploymentHistory'), 'EmployerHistory').flatMap((employment) =>
      listAt(employment, 'PositionHistory').map((position) => ({
        position: textAt(position, 'PositionTitle'),
        employer: textAt(employment, 'OrganizationName'),
        from: isoDateAt(position, 'EmploymentPeriod', 'StartDate', 'FormattedDateTime'),
        to: isoDateAt(position, 'EmploymentPeriod', 'EndDate', 'FormattedDateTime'),
        current: textAt(position, 'EmploymentPeriod', 'CurrentIndicator') === 'true',
      })),
    ),
    education: listAt(at(profile, 'EducationHistory'), 'EducationOrganizationAttendance').map((education) => ({
      title: textAt(education, 'EducationDegree', 'DegreeName'),
      awarded: isoDateAt(education, 'AttendancePeriod', 'EndDate', 'FormattedDateTime'),
      country: countryIn(listAt(at(education, 'OrganizationContact'), 'Communication')),
    })),
    motherTongues: listAt(person, 'PrimaryLanguageCode').map((language) => named(textAt(language))),
    foreignLanguages: listAt(at(profile, 'PersonQualifications'), 'PersonCompetency')
      .filter((competency) => textAt(competency, 'TaxonomyID') === 'language')
      .map((language) => ({
        ...named(textAt(language, 'CompetencyID')),
        levels: levelsOf(language),
        certificates: [],
      })),
    drivingLicences: listAt(at(profile, 'Licenses'), 'License').flatMap(
      (licence) => textAt(licence, 'LicenseTypeCode') ?? [],
    ),
  };
}

const isChannel = (channel: string) => (contact: Node) => textAt(contact, 'ChannelCode') === channel;

function phoneOf(contact: Node): string | undefined {
  const [country, number] = [textAt(contact, 'CountryDialing'), textAt(contact, 'DialNumber')];
  return country === undefined || number === undefined ? number : `+${country.replace(/^\+/, '')} ${number}`;
}

const countryIn = (contacts: readonly Node[]) =>
  contacts.map((contact) => countryCode(textAt(contact, 'Address', 'CountryCode'))).find((code) => code !== undefined);

/** By a code of ISO 639-2, which Unicode's list of aliases knows by its shorter one, or by what the person called it. */
function named(written: string | undefined): NamedLanguage {
  if (written === undefined || !/^[a-z]{3}$/i.test(written)) return { label: written };
  const [code] = Intl.getCanonicalLocales(written);
  return { code, label: written };
}

function levelsOf(language: Node): Partial<Record<(typeof SKILLS)[number], string>> {
  const levels: Partial<Record<(typeof SKILLS)[number], string>> = {};
  for (const dimension of listAt(language, 'CompetencyDimension')) {
    const skill = SCALES[textAt(dimension, 'CompetencyDimensionTypeCode') ?? ''];
    const level = textAt(dimension, 'Score', 'ScoreText');
    if (skill === undefined || level === undefined) continue;
    const other = levels[skill];
    levels[skill] = other === undefined ? level : lower(level, other);
  }
  return levels;
}

const lower = (one: string, other: string) => (rank(one) < rank(other) ? one : other);
const rank = (level: string) => (CEFR_LEVELS as readonly string[]).indexOf(level.toUpperCase());
