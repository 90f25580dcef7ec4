import { convert } from 'html-to-text';
import type { Row } from '../rows/row.ts';
import { countryCode } from './country-code.ts';
import { postedCompany } from './posted-company.ts';
import { postedOccupation } from './posted-occupation.ts';
import { inWordsOfPosting } from './posting-faults.ts';
import { all, firstNode, firstText, isOfType, type Node, nodeOf } from './schema-org.ts';

/** Whether the value is a JobPosting of schema.org rather than a vacancy of ours. */
export const isPosting = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && isOfType(value as Node, 'JobPosting');

/**
 * Reads a JobPosting as a vacancy. What schema.org has no word for may stand beside its properties under our own names,
 * with the prefix `passung:`, e.g. `passung:endsOn`. Properties that say nothing to us are named in `ignored`.
 *
 * @see https://schema.org/JobPosting
 */
export function fromPosting(value: Node): Omit<Row, 'row'> {
  const posting = nodeOf(value) as Node;
  const address = firstNode(firstNode(posting.jobLocation)?.address);
  const country = postedCountry(address);
  const vacancy = {
    externalRef: firstText(
      firstNode(posting.identifier)?.value,
      all(posting.identifier).filter((one) => typeof one !== 'object'),
      posting['@id'],
      posting.url,
    ),
    company: postedCompany(posting, country),
    title: firstText(posting.title, posting.name),
    description: plainText(firstText(posting.description)),
    occupation: postedOccupation(posting),
    engagement: engagementOf(posting),
    demand: 'open',
    positions: numberIn(posting.totalJobOpenings) ?? 1,
    startsOn: dayIn(posting.jobStartDate),
    validThrough: dayIn(posting.validThrough),
    workplace: { postalCode: firstText(address?.postalCode), city: firstText(address?.addressLocality), country },
    requirements: { experienceYears: experienceYears(posting) },
  };
  const given = Object.entries(posting).flatMap(([key, own]) =>
    key.startsWith(OWN) ? [[key.slice(OWN.length), own]] : [],
  );
  return {
    value: JSON.parse(JSON.stringify(merged(vacancy, Object.fromEntries(given)))),
    ignored: ignoredIn(posting),
    inWordsOfFile: inWordsOfPosting,
  };
}

const OWN = 'passung:';

/** Properties that are read, or that say how to read the rest. */
const READ = new Set([
  '@context',
  '@type',
  '@id',
  'identifier',
  'url',
  'title',
  'name',
  'description',
  'validThrough',
  'employmentType',
  'hiringOrganization',
  'applicationContact',
  'jobLocation',
  'occupationalCategory',
  'relevantOccupation',
  'jobStartDate',
  'totalJobOpenings',
  'experienceRequirements',
]);

function ignoredIn(posting: Node): string[] {
  const unknown = Object.keys(posting).filter((key) => !READ.has(key) && !key.startsWith(OWN));
  const several = all(posting.jobLocation).length > 1 ? ['jobLocation beyond the first'] : [];
  const inWords =
    typeof firstText(posting.experienceRequirements) === 'string' ? ['experienceRequirements in words'] : [];
  return [...unknown, ...several, ...inWords];
}

const merged = (vacancy: Record<string, unknown>, own: Record<string, unknown>) => {
  const requirements = { ...(vacancy.requirements as object), ...(nodeOf(own.requirements) ?? {}) };
  return { ...vacancy, ...own, requirements };
};

function postedCountry(address: Node | undefined): string | undefined {
  const country = firstNode(address?.addressCountry);
  const named = firstText(
    country?.identifier,
    country?.name,
    country === undefined ? address?.addressCountry : undefined,
  );
  return named === undefined ? undefined : countryCode(named);
}

/** Full and part time are permanent here; what is neither these nor an internship is left for the check to refuse. */
function engagementOf(posting: Node): string | undefined {
  const types = all(posting.employmentType).flatMap(
    (type) => firstText(type)?.toUpperCase().replaceAll(/[ -]/g, '_') ?? [],
  );
  if (types.some((type) => type === 'INTERN' || type === 'INTERNSHIP')) return 'internship';
  return types.some((type) => type === 'FULL_TIME' || type === 'PART_TIME') ? 'permanent' : types[0];
}

function experienceYears(posting: Node): number | undefined {
  const months = numberIn(firstNode(posting.experienceRequirements)?.monthsOfExperience);
  return months === undefined ? undefined : Math.round((months / 12) * 10) / 10;
}

function numberIn(value: unknown): number | undefined {
  const text = firstText(value);
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** The day of a date, or of a moment as its sender wrote it. */
const dayIn = (value: unknown) => firstText(value)?.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');

const plainText = (html: string | undefined) =>
  html === undefined
    ? undefined
    : convert(html, { wordwrap: false, selectors: [{ selector: 'a', options: { ignoreHref: true } }] });
