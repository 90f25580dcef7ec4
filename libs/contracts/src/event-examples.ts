import { CandidateChanged, type CandidateState } from './candidate-event.ts';
import { CompanyChanged, type CompanyState } from './company-event.ts';
import {
  DeliveryFailed,
  DeliverySent,
  type DeliveryState,
  type FailedDelivery,
  QuestionSent,
  type QuestionState,
} from './delivery-event.ts';
import {
  ErasureAcknowledged,
  type ErasureAcknowledgement,
  type ErasureRequest,
  ErasureRequested,
} from './erasure-event.ts';
import type { EventContract } from './event-contract.ts';
import { IntroductionReleased, type IntroductionState } from './introduction-event.ts';
import { MatchProposed, type MatchState } from './match-event.ts';
import { ReplyGiven, type ReplyState } from './reply-event.ts';
import { CANDIDATE_TOPIC, deadLetterTopic } from './topics.ts';
import { VacancyChanged, type VacancyState } from './vacancy-event.ts';
import { WorkDue, type WorkState } from './work-event.ts';

const VACANCY = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d01';
const COMPANY = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d02';
const CANDIDATE = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d03';
const MATCH = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d04';
const DELIVERY = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d05';
const ERASURE = '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d06';

/** A heating company in Magdeburg looks for two plant mechanics. */
export const vacancyExample: VacancyState = {
  id: VACANCY,
  version: 1,
  externalRef: 'HWK-2026-0815',
  companyId: COMPANY,
  title: 'Anlagenmechaniker SHK (m/w/d)',
  occupation: { isco: '7126' },
  engagement: 'permanent',
  demand: 'open',
  status: 'open',
  positions: 2,
  startsOn: '2027-03-01',
  validThrough: '2027-06-30',
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
  requirements: {
    recognition: 'preferred',
    experienceYears: 2,
    languages: [{ language: 'de', level: 'B1', importance: 'must' }],
  },
  updatedAt: '2026-11-24T09:00:00Z',
};

export const companyExample: CompanyState = {
  id: COMPANY,
  version: 1,
  externalRef: 'muster-shk',
  name: 'Muster Heizung-Sanitär GmbH',
  contactEmail: 'jobs@muster-shk.example',
  locale: 'de',
  contacts: [{ name: 'Petra Muster', email: 'petra@muster-shk.example', role: 'Personal' }],
};

/** A plumber in Latvia whose recognition is under way and who sits a B1 exam in January. */
export const candidateExample: CandidateState = {
  id: CANDIDATE,
  version: 3,
  occupations: [{ occupation: { isco: '7126' }, experienceYears: 6 }],
  qualifications: [
    {
      occupation: { isco: '7126' },
      recognition: {
        status: 'in-process',
        authority: 'HWK Magdeburg',
        appliedOn: '2026-09-01',
        expectedOn: '2027-01-15',
      },
    },
  ],
  languages: [
    {
      language: 'de',
      level: 'A2',
      evidence: 'certificate',
      examinedOn: '2026-05-10',
      course: { level: 'B1', expectedOn: '2027-01-31' },
    },
  ],
  availability: { from: '2027-02-01', engagements: ['permanent'], regions: ['DE'] },
};

const missingLevel = { kind: 'language', language: 'de', from: 'A2', to: 'B1', expectedOn: '2027-01-31' };

/** How {@link candidateExample} fits {@link vacancyExample}. */
export const matchExample: MatchState = {
  id: MATCH,
  version: 1,
  vacancyId: VACANCY,
  candidateId: CANDIDATE,
  status: 'proposed',
  score: 89,
  scoreToday: 79,
  confidence: 1,
  eligibility: {
    status: 'conditional',
    from: '2027-01-31',
    conditions: [missingLevel],
  },
  criteria: [
    { criterion: 'trade', value: 0.9, weight: 50, points: 45, reason: 'same-unit-group', details: {} },
    { criterion: 'recognition', value: 0.75, weight: 25, points: 18.75, reason: 'in-process', details: {} },
    { criterion: 'language', value: 1, weight: 25, points: 25, reason: 'level-reached-by-start', details: {} },
  ],
  rulesetVersion: 'r-3f9a5c1e7b20',
  vacancyVersion: 1,
  candidateVersion: 3,
  occurredAt: '2026-11-24T09:00:01Z',
};

export const deliveryExample: DeliveryState = {
  id: DELIVERY,
  companyId: COMPANY,
  matchId: MATCH,
  messageId: '<0199f2a0@passung.example>',
  sentAt: '2026-11-24T09:00:02Z',
};

export const erasureExample: ErasureRequest = {
  id: ERASURE,
  candidateId: CANDIDATE,
  requestedAt: '2027-04-01T08:00:00Z',
};

/** The candidate changed, and may fit vacancies for building workers. */
export const workExample: WorkState = { field: '71', subject: 'candidate', id: CANDIDATE };

/** The same erasure, once matching has done its part. */
export const acknowledgementExample: ErasureAcknowledgement = {
  id: ERASURE,
  candidateId: CANDIDATE,
  service: 'matching',
  places: [
    {
      kind: 'database',
      name: 'matching',
      erasedAt: '2027-04-01T08:00:01Z',
      outcome:
        'Profile forgotten. 3 matches keep a pseudonymous id and coded facts; 1 reason of a decision was removed.',
    },
    {
      kind: 'queue',
      name: deadLetterTopic(CANDIDATE_TOPIC, 'matching'),
      erasedAt: '2027-04-01T08:00:01Z',
      outcome: '0 messages dropped.',
    },
  ],
};

export const questionExample: QuestionState = {
  id: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d09',
  companyId: COMPANY,
  vacancyIds: [VACANCY],
  messageId: '<0199f2a1@passung.example>',
  sentAt: '2027-06-16T08:00:00Z',
};

export const failedDeliveryExample: FailedDelivery = {
  id: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d07',
  companyId: COMPANY,
  matchIds: [MATCH],
  vacancyIds: [],
  messageId: '<0199f2a2@passung.example>',
  recipient: 'jobs@muster-shk.example',
  reason: 'refused',
  detail: '550 5.1.1 No such mailbox here',
  addressUndeliverable: true,
  failedAt: '2026-11-24T09:00:02Z',
};

/** The company would like to meet {@link candidateExample}. */
export const replyExample: ReplyState = {
  id: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d08',
  companyId: COMPANY,
  vacancyId: VACANCY,
  matchId: MATCH,
  deliveryId: DELIVERY,
  answer: 'interested',
  commented: true,
  answeredAt: '2026-11-24T10:30:00Z',
};

/** After that a coordinator tells it who the candidate is. */
export const introductionExample: IntroductionState = {
  id: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d0a',
  candidateId: CANDIDATE,
  matchId: MATCH,
  vacancyId: VACANCY,
  companyId: COMPANY,
  releasedAt: '2026-11-24T13:00:00Z',
  expiresAt: '2026-12-08T13:00:00Z',
};

const EXAMPLES = new Map<EventContract['value'], object>([
  [VacancyChanged.value, vacancyExample],
  [CompanyChanged.value, companyExample],
  [CandidateChanged.value, candidateExample],
  [MatchProposed.value, matchExample],
  [ErasureRequested.value, erasureExample],
  [ErasureAcknowledged.value, acknowledgementExample],
  [DeliverySent.value, deliveryExample],
  [WorkDue.value, workExample],
  [QuestionSent.value, questionExample],
  [DeliveryFailed.value, failedDeliveryExample],
  [ReplyGiven.value, replyExample],
  [IntroductionReleased.value, introductionExample],
]);

/** A value as an event of this contract may carry it; one story is told over all of them. */
export function exampleOf(contract: EventContract): object {
  const example = EXAMPLES.get(contract.value);
  if (example === undefined) throw new Error(`Add an example of ${contract.type} to event-examples.ts.`);
  return example;
}
