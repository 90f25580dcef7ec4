import { LOCALES, type Locale } from '#occupations/locale';
import { type OccupationSuggestion, resolveOccupation } from '#occupations/resolve-occupation';
import { isCalendarDay } from '#platform/calendar';
import { CEFR_LEVELS, type CefrLevel } from '#scoring/vocabulary';
import { type CandidateSubmission, DRIVING_LICENCES } from '#submissions/candidate.submission';
import { SKILLS } from '#submissions/language.submission';
import { at, dateAt, listAt, type Node, type PartialDate, textAt, written } from './node.ts';
import type { EuropassCv } from './read-europass.ts';
import { type Period, yearsOf } from './work-years.ts';

/** What the institution has to say before the draft is a nomination. */
export interface Question {
  /** Where in the nomination the answer belongs. */
  readonly pointer: string;
  readonly question: string;
  /** What the CV says. */
  readonly found?: string;
  /** Occupations that may be meant, if the question is about one. */
  readonly couldBe?: readonly OccupationSuggestion[];
}

/** As much of a nomination as a CV gives. */
export interface Draft {
  readonly submission: Draftable;
  readonly questions: Question[];
}

type Draftable = Omit<Partial<CandidateSubmission>, 'person' | 'occupations' | 'qualifications' | 'languages'> & {
  person: Partial<CandidateSubmission['person']>;
  occupations: CandidateSubmission['occupations'];
  qualifications: NonNullable<CandidateSubmission['qualifications']>;
  languages: NonNullable<CandidateSubmission['languages']>;
};

/** Codes that Europass has of its own, instead of those of ISO 3166-1. */
const COUNTRIES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };
const PHONE = /^\+[1-9][0-9 ()/-]{5,24}$/;

/**
 * Makes a nomination of a CV as far as it goes, and asks for the rest. What the catalogue of occupations does not know for
 * sure is asked, not guessed; nationality, sex, photo and free text are left out.
 *
 * @param now the moment to which work that goes on counts
 */
export function draftOf({ learner, locale }: EuropassCv, now: Date): Draft {
  const questions: Question[] = [];
  const ask = (pointer: string, question: string, found?: string, couldBe?: readonly OccupationSuggestion[]) =>
    questions.push({ pointer, question, ...(found && { found }), ...(couldBe?.length && { couldBe }) });

  const licences = drivingLicences(learner);
  const submission: Draftable = {
    person: person(learner, locale, ask),
    ...residence(learner, ask),
    occupations: occupations(learner, now, ask),
    qualifications: qualifications(learner, ask),
    languages: languages(learner, ask),
    ...(licences.length > 0 && { mobility: { drivingLicences: licences } }),
  };
  ask('#/availability', 'From when, for which engagements and in which regions can they work? A CV does not say.');
  ask('#/consents', 'What did they consent to, when and how? A CV is no consent.');
  return { submission, questions };
}

type Ask = (pointer: string, question: string, found?: string, couldBe?: readonly OccupationSuggestion[]) => void;

function person(learner: Node, locale: string | undefined, ask: Ask): Draftable['person'] {
  const identification = at(learner, 'Identification');
  const contact = at(identification, 'ContactInfo');
  const givenName = textAt(identification, 'PersonName', 'FirstName');
  const familyName = textAt(identification, 'PersonName', 'Surname');
  const email = textAt(contact, 'Email', 'Contact') ?? textAt(contact, 'Email');
  const [phone] = listAt(contact, 'Telephone').flatMap((item) => textAt(item, 'Contact') ?? textAt(item) ?? []);
  const birth = dateAt(identification, 'Demographics', 'Birthdate');
  const preferredLanguage = LOCALES.find((known): known is Locale => known === locale);
  const birthDate = birth && day(birth);
  if (givenName === undefined) ask('#/person/givenName', 'What is the given name?');
  if (familyName === undefined) ask('#/person/familyName', 'What is the family name?');
  if (email === undefined) ask('#/person/email', 'What is the e-mail address?');
  if (preferredLanguage === undefined) {
    ask('#/person/preferredLanguage', `In which of ${LOCALES.join(', ')} shall they be written to?`, locale);
  }
  if (phone !== undefined && !PHONE.test(phone)) {
    ask('#/person/phone', 'What is the number with its country, like +371 20000000?', phone);
  }
  if (birth !== undefined && birthDate === undefined) {
    ask('#/person/birthDate', 'On which day were they born?', written(birth));
  }
  return {
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(email !== undefined && { email }),
    ...(preferredLanguage !== undefined && { preferredLanguage }),
    ...(phone !== undefined && PHONE.test(phone) && { phone }),
    ...(birthDate !== undefined && { birthDate }),
  };
}

function residence(learner: Node, ask: Ask): Pick<Draftable, 'residence'> {
  const country = countryOf(at(learner, 'Identification', 'ContactInfo'));
  if (country !== undefined) return { residence: { country } };
  ask('#/residence/country', 'In which country do they live?');
  return {};
}

/** One entry an occupation, with the years of all the work that resolves to it. */
function occupations(learner: Node, now: Date, ask: Ask): Draftable['occupations'] {
  const byOccupation = new Map<string, { code: string; periods: (Period | undefined)[] }>();
  for (const work of listAt(learner, 'WorkExperience')) {
    const label = textAt(work, 'Position', 'Label') ?? textAt(work, 'Position');
    if (label === undefined) {
      ask(
        '#/occupations',
        'A work experience names no position. Which occupation was it?',
        textAt(work, 'Employer', 'Name'),
      );
      continue;
    }
    const resolution = resolveOccupation({ scheme: 'name', code: label.slice(0, 200) });
    const period = periodOf(at(work, 'Period'), now);
    if ('problem' in resolution) {
      ask(
        '#/occupations',
        `Which occupation is it? ${resolution.message}.`,
        `${label}${years([period])}`,
        resolution.couldBe,
      );
      continue;
    }
    const { isco, trade } = resolution.occupation;
    const known = byOccupation.get(`${isco}/${trade}`);
    if (known !== undefined) known.periods.push(period);
    else byOccupation.set(`${isco}/${trade}`, { code: label, periods: [period] });
  }
  if (byOccupation.size === 0) ask('#/occupations', 'In which occupations can they work?');
  return [...byOccupation.values()].map(({ code, periods }) => {
    const experienceYears = periods.some((period) => period === undefined) ? undefined : yearsOf(periods as Period[]);
    return { scheme: 'name', code, ...(experienceYears !== undefined && { experienceYears }) };
  });
}

const years = (periods: (Period | undefined)[]) =>
  periods[0] === undefined ? '' : ` (${yearsOf(periods as Period[])} years)`;

function periodOf(period: Node, now: Date): Period | undefined {
  const from = dateAt(period, 'From');
  const current = textAt(period, 'Current') === 'true' || at(period, 'Current') === true;
  const to =
    dateAt(period, 'To') ?? (current ? { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 } : undefined);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function qualifications(learner: Node, ask: Ask): Draftable['qualifications'] {
  return listAt(learner, 'Education').flatMap((education) => {
    const title = textAt(education, 'Title')?.slice(0, 200);
    if (title === undefined) return [];
    const resolution = resolveOccupation({ scheme: 'name', code: title });
    const awarded = dateAt(education, 'Period', 'To');
    const awardedIn = countryOf(at(education, 'Organisation', 'ContactInfo'));
    const awardedOn = awarded && day(awarded);
    const found = `${title}${awarded === undefined ? '' : `, ${written(awarded)}`}${awardedIn ? `, ${awardedIn}` : ''}`;
    if ('problem' in resolution) {
      const question = 'For which occupation does it qualify? Leave it out if for none.';
      ask('#/qualifications', `${question} ${resolution.message}.`, found, resolution.couldBe);
      return [];
    }
    if (awardedIn === undefined) {
      ask('#/qualifications', 'In which country was it awarded? It is left out until that is known.', found);
      return [];
    }
    if (awarded !== undefined && awardedOn === undefined) {
      ask('#/qualifications', 'On which day was it awarded?', found);
    }
    return [{ title, occupation: { scheme: 'name', code: title }, awardedIn, ...(awardedOn && { awardedOn }) }];
  });
}

function languages(learner: Node, ask: Ask): Draftable['languages'] {
  const linguistic = at(learner, 'Skills', 'Linguistic');
  const native = listAt(linguistic, 'MotherTongue').flatMap((item) => {
    const language = languageOf(item, ask);
    return language === undefined ? [] : [{ language, level: 'C2' as const, evidence: 'self-assessed' as const }];
  });
  const foreign = listAt(linguistic, 'ForeignLanguage').flatMap((item) => {
    const language = languageOf(item, ask);
    if (language === undefined) return [];
    const skills = Object.fromEntries(
      SKILLS.flatMap((skill): [string, CefrLevel][] => {
        const level = levelAt(item, skill);
        return level === undefined ? [] : [[skill, level]];
      }),
    );
    for (const certificate of listAt(item, 'Certificate')) {
      const level = textAt(certificate, 'Level');
      const found = [textAt(certificate, 'Title'), level].filter((part) => part !== undefined).join(', ');
      const question = `Have you seen this certificate for ${language}? Then state its level, "evidence": "certificate" and the day of the examination.`;
      if (found !== '') ask('#/languages', question, found);
    }
    if (Object.keys(skills).length > 0) return [{ language, skills, evidence: 'self-assessed' as const }];
    ask('#/languages', `Which level of ${language} do they have?`);
    return [];
  });
  const known = new Set(native.map(({ language }) => language));
  return [...native, ...foreign.filter(({ language }) => !known.has(language) && known.add(language))];
}

function levelAt(language: Node, skill: (typeof SKILLS)[number]): CefrLevel | undefined {
  const stated = textAt(language, 'ProficiencyLevel', `${skill[0]?.toUpperCase()}${skill.slice(1)}`)?.toUpperCase();
  return CEFR_LEVELS.find((level) => level === stated);
}

function languageOf(item: Node, ask: Ask): string | undefined {
  const code = textAt(item, 'Description', 'Code')?.toLowerCase();
  if (code !== undefined && /^[a-z]{2}$/.test(code)) return code;
  ask('#/languages', 'Which language is it?', textAt(item, 'Description', 'Label') ?? code);
  return undefined;
}

function drivingLicences(learner: Node) {
  const description = at(learner, 'Skills', 'Driving', 'Description');
  const stated = listAt(Array.isArray(description) ? { Licence: description } : description, 'Licence');
  return DRIVING_LICENCES.filter((licence) => stated.some((item) => textAt(item)?.toUpperCase() === licence));
}

function countryOf(contactInfo: Node): string | undefined {
  const code = textAt(contactInfo, 'Address', 'Contact', 'Country', 'Code')?.toUpperCase();
  return code === undefined || !/^[A-Z]{2}$/.test(code) ? undefined : (COUNTRIES[code] ?? code);
}

const day = (date: PartialDate): string | undefined => (isCalendarDay(written(date)) ? written(date) : undefined);
