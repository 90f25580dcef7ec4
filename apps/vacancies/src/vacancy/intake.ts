import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { allTogether } from '#platform/all-together';
import { Clock } from '#platform/clock';
import { Problem } from '#platform/problem';
import { readVacancy, type VacancyContent } from '#submissions/read-vacancy';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import type { Company } from '../company/company.entity.ts';
import { type CompanyDescription, CompanyRegister } from '../company/company-register.ts';
import { isClosed, statusAfter } from './life-cycle.ts';
import { Vacancy } from './vacancy.entity.ts';
import { VacancyStore } from './vacancy-store.ts';

/** What became of a submission. */
export interface Taken {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly vacancy: Vacancy;
}

/** Takes vacancies as partners send them, one or many: the one way in. */
@Injectable()
export class Intake {
  constructor(
    private readonly store: VacancyStore,
    private readonly companies: CompanyRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * Creates or replaces the owner's vacancies; what did not change is neither written nor announced. Those that cannot
   * be taken hinder none of the others.
   *
   * @param submissions whose fields are each well-formed, no two of one reference
   * @param given what the store holds of these references, if the caller has had it held already; `onlyNew` refuses
   *   those that it holds
   * @returns for each, in order, what became of it, or why it was refused: `invalid-input` or `conflict`
   */
  async take(
    manager: EntityManager,
    owner: string,
    submissions: readonly VacancySubmission[],
    { held, onlyNew = false }: { held?: ReadonlyMap<string, Vacancy>; onlyNew?: boolean } = {},
  ): Promise<(Taken | Problem)[]> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    const references = submissions.map(({ externalRef }) => externalRef);
    const named = new Set(submissions.map(({ company }) => company.externalRef));
    const [standing, known] = await allTogether([
      held ?? this.store.hold(manager, owner, references),
      this.companies.find(manager, owner, [...named]),
    ]);
    const read = submissions.map((submission) => {
      const before = standing.get(submission.externalRef);
      if (onlyNew && before !== undefined) return alreadyThere(before);
      return orProblem(() => understand(submission, before, known, today));
    });
    const described = read.flatMap((one) => (one instanceof Problem ? [] : descriptionIn(one.submission)));
    const changed = await this.companies.register(manager, owner, latestOfEach(described), known);
    const store = async (part: readonly (Understood | Problem)[], index: number) => {
      if (index > 0) await nextTurn();
      const taken = part.map((one) => {
        if (one instanceof Problem) return one;
        const { company, externalRef } = one.submission;
        return place(one, owner, known.get(company.externalRef) as Company, standing.get(externalRef), now);
      });
      await this.store.save(manager, taken.flatMap(newsIn), now);
      return taken;
    };
    const announced = this.companies.announce(manager, changed);
    const [, ...taken] = await allTogether([announced, ...inParts(read).map(store)]);
    return taken.flat();
  }
}

/** Vacancies that are stored by one statement. The database works on it while those behind are made ready. */
const PART = 250;

function inParts<One>(all: readonly One[]): One[][] {
  const parts: One[][] = [];
  for (let from = 0; from < all.length; from += PART) parts.push(all.slice(from, from + PART));
  return parts;
}

const newsIn = (taken: Taken | Problem): Vacancy[] =>
  taken instanceof Problem || taken.outcome === 'unchanged' ? [] : [taken.vacancy];

interface Understood {
  readonly submission: VacancySubmission;
  readonly content: VacancyContent;
  readonly status: Vacancy['status'];
}

function understand(
  submission: VacancySubmission,
  before: Vacancy | undefined,
  companies: ReadonlyMap<string, Company>,
  today: string,
): Understood {
  const companyKnown = companies.has(submission.company.externalRef);
  const content = readVacancy(submission, today, { before, companyKnown });
  return { submission, content, status: statusAfter(submission, before, today) };
}

function alreadyThere({ id: vacancyId, externalRef }: Vacancy): Problem {
  const address = `/v1/vacancies/by-ref/${encodeURIComponent(externalRef)}`;
  const detail = `You have a vacancy ${externalRef} already; change it with PUT ${address}.`;
  return new Problem('conflict', detail, { vacancyId });
}

function place(
  { submission, content, status }: Understood,
  owner: string,
  company: Company,
  before: Vacancy | undefined,
  now: Date,
): Taken {
  const { scheme, code } = submission.occupation;
  const vacancy: Vacancy = Object.assign(
    new Vacancy(),
    before ?? {
      id: newId(),
      owner,
      externalRef: submission.externalRef,
      version: 0,
      createdAt: now,
      publishedAt: null,
    },
    { description: null, endsOn: null, certainty: null },
    content,
    { company, reference: { scheme, code }, status, closedAt: isClosed(status) ? (before?.closedAt ?? now) : null },
  );
  if (status === 'open') vacancy.publishedAt ??= now;
  if (before === undefined) return { outcome: 'created', vacancy };
  return { outcome: isDeepStrictEqual(comparable(before), comparable(vacancy)) ? 'unchanged' : 'changed', vacancy };
}

const comparable = (vacancy: Vacancy): unknown =>
  JSON.parse(JSON.stringify([vacancy.toState(), vacancy.reference, vacancy.status]));

const descriptionIn = ({ company }: VacancySubmission): CompanyDescription[] =>
  company.name === undefined ? [] : [company as CompanyDescription];

const latestOfEach = (descriptions: readonly CompanyDescription[]): CompanyDescription[] => [
  ...new Map(descriptions.map((description) => [description.externalRef, description])).values(),
];

function orProblem<Result>(work: () => Result): Result | Problem {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
