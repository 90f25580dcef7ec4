import type { FieldFault } from '#platform/problem';

interface Word {
  /** Where the posting says what the field of a vacancy says. */
  readonly property: string;
  /** What to send if nothing is there. */
  readonly ifMissing: string;
}

const EMAIL = 'hiringOrganization.contactPoint.email';
const DESCRIBE_COMPANY = `send hiringOrganization.name and ${EMAIL}, or describe the company with PUT /v1/companies/by-ref/… and send its reference as hiringOrganization.identifier`;

const WORDS: Readonly<Record<string, Word>> = {
  '#/externalRef': { property: 'identifier', ifMissing: "is missing; send your system's own name for the posting" },
  '#/title': { property: 'title', ifMissing: 'is missing' },
  '#/description': { property: 'description', ifMissing: 'is missing' },
  '#/company/externalRef': { property: 'hiringOrganization', ifMissing: `is missing; ${DESCRIBE_COMPANY}` },
  '#/company/name': { property: 'hiringOrganization/name', ifMissing: `is missing; ${DESCRIBE_COMPANY}` },
  '#/company/contactEmail': { property: 'hiringOrganization/contactPoint/email', ifMissing: 'is missing' },
  '#/company/locale': { property: 'hiringOrganization/contactPoint/availableLanguage', ifMissing: 'is missing' },
  '#/occupation': {
    property: 'occupationalCategory',
    ifMissing: 'is missing; send an ISCO-08 or KldB 2010 code, or the name of a trade in German, English or Latvian',
  },
  '#/occupation/code': { property: 'occupationalCategory', ifMissing: 'is missing' },
  '#/engagement': {
    property: 'employmentType',
    ifMissing: 'is missing; send FULL_TIME or PART_TIME for a permanent job, INTERN for an internship',
  },
  '#/positions': { property: 'totalJobOpenings', ifMissing: 'is missing' },
  '#/startsOn': { property: 'jobStartDate', ifMissing: 'is missing; send the first day of work, YYYY-MM-DD' },
  '#/endsOn': {
    property: 'passung:endsOn',
    ifMissing: 'is missing; schema.org has no word for the last day of an internship',
  },
  '#/validThrough': {
    property: 'validThrough',
    ifMissing: 'is missing; send the last day on which the posting stands',
  },
  '#/workplace/postalCode': {
    property: 'jobLocation/address/postalCode',
    ifMissing: 'is missing; matching is by region',
  },
  '#/workplace/city': { property: 'jobLocation/address/addressLocality', ifMissing: 'is missing' },
  '#/workplace/country': {
    property: 'jobLocation/address/addressCountry',
    ifMissing: 'is missing; send DE or Germany',
  },
  '#/requirements/experienceYears': { property: 'experienceRequirements/monthsOfExperience', ifMissing: 'is missing' },
};

const ENGAGEMENTS =
  'must be FULL_TIME or PART_TIME for a permanent job, or INTERN for an internship; others are not placed';

/** Tells a fault of a vacancy in the words of the posting it was read from. */
export function inWordsOfPosting({ pointer, detail }: FieldFault): FieldFault {
  const word = WORDS[pointer];
  if (word === undefined) return { pointer: pointer.replace('#/', '#/passung:'), detail };
  const inTheirs = `#/${word.property}`;
  if (detail.startsWith('is required')) return { pointer: inTheirs, detail: word.ifMissing };
  if (pointer === '#/engagement') return { pointer: inTheirs, detail: ENGAGEMENTS };
  if (detail.startsWith('names no company'))
    return { pointer: inTheirs, detail: `gives no e-mail address; ${DESCRIBE_COMPANY}` };
  return { pointer: inTheirs, detail };
}
