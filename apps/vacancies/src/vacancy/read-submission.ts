import type { VacancyState } from '#contracts/vacancy-event';
import { regulationOf } from '#occupations/regulated';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { type FieldFault, invalidInput } from '#platform/problem';
import { nutsOfPostalCode } from './nuts.ts';
import type { VacancySubmission } from './vacancy.submission.ts';

/** What a submission says once it is understood. */
export type VacancyContent = Omit<
  VacancyState,
  'id' | 'version' | 'externalRef' | 'companyId' | 'status' | 'updatedAt'
>;

/** Days that may lie in the past because they stood there before. */
interface Before {
  readonly startsOn: string;
  readonly validThrough: string;
}

/**
 * Understands a submission whose fields are each well-formed.
 *
 * @param today `YYYY-MM-DD`
 * @param before the vacancy as it stands, if it is being replaced
 * @throws {Problem} `invalid-input` naming every field that makes no sense
 */
export function readSubmission(submission: VacancySubmission, today: string, before?: Before): VacancyContent {
  const resolution = resolveOccupation(submission.occupation);
  const faults = [
    ...('problem' in resolution ? [{ pointer: '#/occupation/code', detail: resolution.message }] : []),
    ...dayFaults(submission, today, before),
    ...placeFaults(submission),
    ...languageFaults(submission),
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

  const { title, description, engagement, demand, positions, startsOn, endsOn, validThrough } = submission;
  const { workplace, requirements } = submission;
  const nuts = workplace.nuts ?? nutsOfPostalCode(workplace.country, workplace.postalCode);
  return {
    title,
    ...(description === undefined ? {} : { description }),
    occupation: resolution.occupation,
    engagement,
    demand,
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
    },
  };
}

function dayFaults(submission: VacancySubmission, today: string, before?: Before): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const name of ['startsOn', 'validThrough'] as const) {
    const day = submission[name];
    if (day < today && day !== before?.[name]) {
      faults.push({ pointer: `#/${name}`, detail: `is in the past (${day}); today is ${today}` });
    }
  }
  const { engagement, startsOn, endsOn } = submission;
  if (engagement === 'internship' && endsOn === undefined) {
    faults.push({ pointer: '#/endsOn', detail: 'is required: an internship has a last day' });
  }
  if (engagement === 'permanent' && endsOn !== undefined) {
    faults.push({ pointer: '#/endsOn', detail: 'does not go with a permanent engagement; leave it out' });
  }
  if (endsOn !== undefined && endsOn <= startsOn) {
    faults.push({ pointer: '#/endsOn', detail: `must be after the start (${startsOn})` });
  }
  return faults;
}

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
