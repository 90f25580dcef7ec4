import type { SeededRandom } from '../../tools/sample/seeded-random.ts';
import type { AcceptedRequests } from './accepted-requests.ts';
import { mustBe, sendUntilAnswered } from './persistent-client.ts';
import { candidateBody, vacancyBody } from './submissions.ts';

const VACANCIES_OF_A_PARTNER = 4;
const CANDIDATES_OF_AN_INSTITUTION = 25;
const CLOSED = 0.08;
const ERASED = 0.04;
const CONFIRMED = 0.7;

/** Somebody who uses the system; `act` does one thing, and is through when it was answered. */
export interface User {
  act(): Promise<void>;
}

/** Posts, changes and closes vacancies, always of the same company. */
export class Partner implements User {
  private readonly refs: string[];
  private posted = 0;

  constructor(
    private readonly name: string,
    private readonly random: SeededRandom,
    private readonly accepted: AcceptedRequests,
  ) {
    this.refs = Array.from({ length: VACANCIES_OF_A_PARTNER }, () => this.nextRef());
  }

  async act(): Promise<void> {
    const place = this.random.whole(0, this.refs.length - 1);
    const ref = this.refs[place] as string;
    const known = this.accepted.vacancies.get(ref);
    if (known === undefined || !this.random.chance(CLOSED)) return this.put(ref);
    const reason = this.random.oneOf(['filled', 'withdrawn'] as const);
    const request = {
      method: 'POST',
      path: `/v1/vacancies/${known.id}/close`,
      as: 'partner',
      body: { reason },
    } as const;
    mustBe([200], await sendUntilAnswered(this.accepted, () => request));
    known.status = reason;
    this.accepted.count += 1;
    this.refs[place] = this.nextRef();
  }

  private async put(ref: string): Promise<void> {
    const answered = await sendUntilAnswered(this.accepted, () => ({
      method: 'PUT',
      path: `/v1/vacancies/by-ref/${ref}`,
      as: 'partner',
      body: vacancyBody(this.random, ref, `company-${this.name}`),
    }));
    mustBe([200, 201], answered);
    const { answer, request } = answered;
    this.accepted.vacancies.set(ref, { id: answer.body.id, body: request.body, status: 'open' });
    this.accepted.count += 1;
  }

  private nextRef(): string {
    this.posted += 1;
    return `${this.name}-vacancy-${this.posted}`;
  }
}

/** Nominates candidates, changes them, withdraws their consent and gives it again, and has some erased. */
export class Institution implements User {
  constructor(
    private readonly name: string,
    private readonly random: SeededRandom,
    private readonly accepted: AcceptedRequests,
  ) {}

  async act(): Promise<void> {
    const ref = `${this.name}-candidate-${this.random.whole(1, CANDIDATES_OF_AN_INSTITUTION)}`;
    const known = this.accepted.candidates.get(ref);
    if (known !== undefined && this.random.chance(ERASED)) await this.erase(ref, known.id);
    else await this.put(ref);
    this.accepted.count += 1;
  }

  private async put(ref: string): Promise<void> {
    const answered = await sendUntilAnswered(this.accepted, () => ({
      method: 'PUT',
      path: `/v1/candidates/by-ref/${ref}`,
      as: 'institution',
      body: candidateBody(this.random),
    }));
    mustBe([200, 201], answered);
    this.accepted.candidates.set(ref, { id: answered.answer.body.id, body: answered.request.body });
  }

  /** Who is nominated again under the same reference is somebody new. */
  private async erase(ref: string, id: string): Promise<void> {
    const request = { method: 'DELETE', path: `/v1/candidates/${id}`, as: 'institution' } as const;
    const answered = await sendUntilAnswered(this.accepted, () => request);
    mustBe([202], answered);
    this.accepted.erasures.set(id, answered.answer.body.id);
    this.accepted.candidates.delete(ref);
  }
}

/** Confirms a proposal now and then, and declines another. */
export class Coordinator implements User {
  constructor(
    private readonly random: SeededRandom,
    private readonly accepted: AcceptedRequests,
  ) {}

  async act(): Promise<void> {
    const open = this.accepted.openVacancies;
    if (open.length === 0) return;
    const path = `/v1/matches?vacancyId=${this.random.oneOf(open).id}`;
    const list = await sendUntilAnswered(this.accepted, () => ({ method: 'GET', path, as: 'coordinator' }));
    mustBe([200], list);
    const items: { id: string; status: string; vacancyId: string; candidateId: string }[] = list.answer.body.items;
    const proposed = items.filter(({ status }) => status === 'proposed');
    if (proposed.length === 0) return;
    await this.decide(this.random.oneOf(proposed));
  }

  private async decide({ id, vacancyId, candidateId }: { id: string; vacancyId: string; candidateId: string }) {
    const decision = this.random.chance(CONFIRMED) ? ('confirm' as const) : ('decline' as const);
    const body = { decision, reason: 'other', note: 'Entschieden' };
    const answered = await sendUntilAnswered(this.accepted, () => ({
      method: 'POST',
      path: `/v1/matches/${id}/decision`,
      as: 'coordinator',
      body,
    }));
    mustBe([200, 409], answered);
    // Withdrawn in the meantime; if there is a decision, it is our own, whose answer was lost.
    if (answered.answer.status === 409 && answered.answer.body.decision === undefined) return;
    this.accepted.decisions.set(id, { vacancyId, candidateId, decision });
    this.accepted.count += 1;
  }
}
