import type { VacancyState } from '#contracts/vacancy-event';
import { regulationOf } from '#occupations/regulated';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { type FieldFault, invalidInput } from '#platform/problem';
import { defaultRuleset } from '#scoring/ruleset';
import { stated } from '#scoring/stated';
import { weightsOutOfBounds } from '#scoring/weights';
import { nutsOfPostalCode } from './nuts.ts';
import type { VacancySubmission } from './vacancy.submission.ts';

/** What a submission says once it is understood. */
export type VacancyContent = Omit<
  VacancyState,
  'id' | 'version' | 'externalRef' | 'companyId' | 'status' | 'closing' | 'updatedAt'
>;

/** What is known beside the submission. */
interface Circumstances {
  /** The vacancy as it stands, if it is being replaced: its days may lie in the past because they stood there before. */
  readonly before?: Pick<VacancyState, 'startsOn' | 'validThrough'> | undefined;
  /** Whether the company can be named by its reference alone. */
  readonly companyKnown?: boolean;
}

/** Further ahead, or longer, somebody has mistyped a year. */
const YEARS_AHEAD = 10;
const INTERNSHIP_YEARS = 5;

/**
 * Understands a submission whose fields are each well-formed.
 *
 * @param today `YYYY-MM-DD`
 * @throws {Problem} `invalid-input` naming every field that makes no sense
 */
export function readVacancy(
  submission: VacancySubmission,
  today: string,
  { before, companyKnown = false }: Circumstances = {},
): VacancyContent {
  const resolution = resolveOccupation(submission.occupation);
  const faults = [
    ...('problem' in resolution ? [{ pointer: '#/occupation/code', detail: resolution.message }] : []),
    ...companyFaults(submission, companyKnown),
    ...certaintyFaults(submission),
    ...dayFaults(submission, today, before),
    ...placeFaults(submission),
    ...languageFaults(submission),
    ...weightFaults(submission),
  ];
  if ('problem' in resolution) throw invalidInput(faults);
  const recognition = submission.requirements.recognition ?? 'preferred';
  const regulation = regulationOf(resolution.occupation);
  if (recognition === 'not-needed' && regulation !== undefined) {
    faults.push({
      pointer: '#/requirements/recognition',
      detail: `cannot be not-needed: the occupation is regulated (${regulation.legalBasis}); use preferred or required`,
    });
  }
  if (faults.length > 0) throw invalidInput(faults);

  const { title, description, engagement, demand, certainty, positions, startsOn, endsOn, validThrough } = submission;
  const { workplace, requirements } = submission;
  const nuts = workplace.nuts ?? nutsOfPostalCode(workplace.country, workplace.postalCode);
  return {
    title,
    ...(description === undefined ? {} : { description }),
    occupation: resolution.occupation,
    engagement,
    demand,
    ...(certainty === undefined ? {} : { certainty }),
    positions,
    startsOn,
    ...(endsOn === undefined ? {} : { endsOn }),
    validThrough,
    workplace: { ...workplace, ...(nuts === undefined ? {} : { nuts }) },
    requirements: {
      recognition,
      ...(requirements.experienceYears === undefined ? {} : { experienceYears: requirements.experienceYears }),
      languages: (requirements.languages ?? []).map(({ language, level, importance }) => ({
        language,
        level,
        importance,
      })),
      ...(requirements.weights === undefined ? {} : { weights: stated({ ...requirements.weights }) }),
    },
  };
}

function companyFaults({ company }: VacancySubmission, known: boolean): FieldFault[] {
  const missing = (['name', 'contactEmail', 'locale'] as const).filter((field) => company[field] === undefined);
  if (missing.length < 3) {
    const detail = 'is required with the other fields of a company; to name a known one, send its externalRef alone';
    return missing.map((field) => ({ pointer: `#/company/${field}`, detail }));
  }
  if (known) return [];
  const address = `/v1/companies/by-ref/${encodeURIComponent(company.externalRef)}`;
  const detail = `names no company you described; send name, contactEmail and locale here, or PUT ${address} first`;
  return [{ pointer: '#/company/externalRef', detail }];
}

function certaintyFaults({ demand, certainty }: VacancySubmission): FieldFault[] {
  if (demand !== 'open' || certainty === undefined || certainty === 'certain') return [];
  const detail = `does not go with an open demand, which is certain; leave it out, or send demand "foreseeable"`;
  return [{ pointer: '#/certainty', detail }];
}

function dayFaults(submission: VacancySubmission, today: string, before: Circumstances['before']): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const name of ['startsOn', 'validThrough'] as const) {
    const day = submission[name];
    if (day < today && day !== before?.[name]) {
      faults.push({ pointer: `#/${name}`, detail: `is in the past (${day}); today is ${today}` });
    }
  }
  const { engagement, startsOn, endsOn } = submission;
  const latest = yearsAfter(today, YEARS_AHEAD);
  if (startsOn > latest) {
    faults.push({ pointer: '#/startsOn', detail: `is more than ${YEARS_AHEAD} years ahead; ${latest} is the latest` });
  }
  if (engagement === 'internship' && endsOn === undefined) {
    faults.push({ pointer: '#/endsOn', detail: 'is required: an internship has a last day' });
  }
  if (engagement === 'permanent' && endsOn !== undefined) {
    faults.push({ pointer: '#/endsOn', detail: 'does not go with a permanent engagement; leave it out' });
  }
  if (endsOn !== undefined && endsOn <= startsOn) {
    faults.push({ pointer: '#/endsOn', detail: `must be after the start (${startsOn})` });
  }
  if (endsOn !== undefined && endsOn > yearsAfter(startsOn, INTERNSHIP_YEARS)) {
    faults.push({
      pointer: '#/endsOn',
      detail: `is more than ${INTERNSHIP_YEARS} years after the start (${startsOn})`,
    });
  }
  return faults;
}

/** Days compare as text, so it need not exist. */
const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

function placeFaults({ workplace: { country, postalCode, nuts } }: VacancySubmission): FieldFault[] {
  const faults: FieldFault[] = [];
  if (country === 'DE' && !/^\d{5}$/.test(postalCode)) {
    faults.push({ pointer: '#/workplace/postalCode', detail: 'must have five digits in Germany' });
  }
  if (nuts !== undefined && !nuts.startsWith(country)) {
    faults.push({ pointer: '#/workplace/nuts', detail: `is not a code of ${country}` });
  }
  return faults;
}

function languageFaults({ requirements }: VacancySubmission): FieldFault[] {
  const languages = (requirements.languages ?? []).map(({ language }) => language);
  return languages.flatMap((language, index) =>
    languages.indexOf(language) === index
      ? []
      : [{ pointer: `#/requirements/languages/${index}/language`, detail: `${language} is asked for twice` }],
  );
}

/** By the ruleset built in. Matching may have another in force, by which weights beyond its bounds count as the nearest within. */
function weightFaults({ requirements: { weights = {} } }: VacancySubmission): FieldFault[] {
  return weightsOutOfBounds(weights, defaultRuleset).map(({ criterion, detail }) => ({
    pointer: `#/requirements/weights/${criterion}`,
    detail,
  }));
}
