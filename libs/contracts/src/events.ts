import { CandidateChanged } from './candidate-event.ts';
import { CompanyChanged } from './company-event.ts';
import { DeliveryFailed, DeliverySent, QuestionSent } from './delivery-event.ts';
import { ErasureAcknowledged, ErasureRequested } from './erasure-event.ts';
import type { EventContract } from './event-contract.ts';
import { IntroductionReleased, IntroductionWithdrawn } from './introduction-event.ts';
import {
  MatchChanged,
  MatchConfirmed,
  MatchDeclined,
  MatchFlagged,
  MatchProposed,
  MatchWithdrawn,
} from './match-event.ts';
import { ReplyGiven } from './reply-event.ts';
import { VacancyChanged } from './vacancy-event.ts';
import { WorkDue } from './work-event.ts';

/** Every event Passung publishes. What is not listed here cannot be published. */
export const EVENTS: readonly EventContract[] = [
  VacancyChanged,
  CompanyChanged,
  CandidateChanged,
  ErasureRequested,
  ErasureAcknowledged,
  IntroductionReleased,
  IntroductionWithdrawn,
  MatchProposed,
  MatchChanged,
  MatchWithdrawn,
  MatchConfirmed,
  MatchDeclined,
  MatchFlagged,
  DeliverySent,
  WorkDue,
  QuestionSent,
  DeliveryFailed,
  ReplyGiven,
];
