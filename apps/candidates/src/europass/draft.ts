import { LOCALES, type Locale } from '#occupations/locale';
import { type OccupationSuggestion, resolveOccupation } from '#occupations/resolve-occupation';
import { isCalendarDay } from '#platform/calendar';
import { CEFR_LEVELS, type CefrLevel } from '#scoring/vocabulary';
import { type CandidateSubmission, DRIVING_LICENCES } from '#submissions/candidate.submission';
import { SKILLS } from '#submissions/language.submission';
import type { CurriculumVitae, NamedLanguage } from './curriculum-vitae.ts';
import { type PartialDate, written } from './node.ts';
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

const PHONE = /^\+[1-9][0-9 ()/-]{5,24}$/;

/**
 * Makes a nomination of a CV as far as it goes, and asks for the rest. What the catalogue of occupations does not know for
 * sure is asked, not guessed; nationality, sex, photo and free text are left out.
 *
 * @param now the moment to which work that goes on counts
 */
export function draftOf(cv: CurriculumVitae, now: Date): Draft {
  const questions: Question[] = [];
  const ask = (pointer: string, question: string, found?: string, couldBe?: readonly OccupationSuggestion[]) =>
    questions.push({ pointer, question, ...(found && { found }), ...(couldBe?.length && { couldBe }) });

  const licences = DRIVING_LICENCES.filter((licence) =>
    cv.drivingLicences.some((held) => held.toUpperCase() === licence),
  );
  const submission: Draftable = {
    person: person(cv, ask),
    ...residence(cv, ask),
    occupations: occupations(cv, now, ask),
    qualifications: qualifications(cv, ask),
    languages: languages(cv, ask),
    ...(licences.length > 0 && { mobility: { drivingLicences: licences } }),
  };
  ask('#/availability', 'From when, for which engagements and in which regions can they work? A CV does not say.');
  ask('#/consents', 'What did they consent to, when and how? A CV is no consent.');
  return { submission, questions };
}

type Ask = (pointer: string, question: string, found?: string, couldBe?: readonly OccupationSuggestion[]) => void;

function person(cv: CurriculumVitae, ask: Ask): Draftable['person'] {
  const { givenName, familyName, email, phone, birth } = cv;
  const preferredLanguage = LOCALES.find((known): known is Locale => known === cv.locale);
  const birthDate = birth && day(birth);
  if (givenName === undefined) ask('#/person/givenName', 'What is the given name?');
  if (familyName === undefined) ask('#/person/familyName', 'What is the family name?');
  if (email === undefined) ask('#/person/email', 'What is the e-mail address?');
  if (preferredLanguage === undefined) {
    ask('#/person/preferredLanguage', `In which of ${LOCALES.join(', ')} shall they be written to?`, cv.locale);
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

function residence({ country }: CurriculumVitae, ask: Ask): Pick<Draftable, 'residence'> {
  if (country !== undefined) return { residence: { country } };
  ask('#/residence/country', 'In which country do they live?');
  return {};
}

/** One entry an occupation, with the years of all the work that resolves to it. */
function occupations({ work }: CurriculumVitae, now: Date, ask: Ask): Draftable['occupations'] {
  const byOccupation = new Map<string, { code: string; periods: (Period | undefined)[] }>();
  for (const { position: label, employer, ...time } of work) {
    if (label === undefined) {
      ask('#/occupations', 'A work experience names no position. Which occupation was it?', employer);
      continue;
    }
    const resolution = resolveOccupation({ scheme: 'name', code: label.slice(0, 200) });
    const period = periodOf(time, now);
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

function periodOf({ from, to, current }: Pick<CurriculumVitae['work'][number], 'from' | 'to' | 'current'>, now: Date) {
  const end = to ?? (current ? { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 } : undefined);
  return from === undefined || end === undefined ? undefined : { from, to: end };
}

function qualifications({ education }: CurriculumVitae, ask: Ask): Draftable['qualifications'] {
  return education.flatMap(({ title: name, awarded, country: awardedIn }) => {
    const title = name?.slice(0, 200);
    if (title === undefined) return [];
    const resolution = resolveOccupation({ scheme: 'name', code: title });
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

function languages(cv: CurriculumVitae, ask: Ask): Draftable['languages'] {
  const native = cv.motherTongues.flatMap((item) => {
    const language = languageOf(item, ask);
    return language === undefined ? [] : [{ language, level: 'C2' as const, evidence: 'self-assessed' as const }];
  });
  const foreign = cv.foreignLanguages.flatMap((item) => {
    const language = languageOf(item, ask);
    if (language === undefined) return [];
    const skills = Object.fromEntries(
      SKILLS.flatMap((skill): [string, CefrLevel][] => {
        const level = CEFR_LEVELS.find((known) => known === item.levels[skill]?.toUpperCase());
        return level === undefined ? [] : [[skill, level]];
      }),
    );
    for (const { title, level } of item.certificates) {
      const found = [title, level].filter((part) => part !== undefined).join(', ');
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

function languageOf({ code, label }: NamedLanguage, ask: Ask): string | undefined {
  if (code !== undefined && /^[a-z]{2}$/.test(code)) return code;
  ask('#/languages', 'Which language is it?', label ?? code);
  return undefined;
}

const day = (date: PartialDate): string | undefined => (isCalendarDay(written(date)) ? written(date) : undefined);
