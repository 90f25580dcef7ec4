import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { CompanyAnswer } from './answer/company-answer.entity.ts';
import { KnownCandidate } from './candidate/known-candidate.entity.ts';
import { Decision, DecisionNote } from './decision/decision.entity.ts';
import { ErasedCandidate } from './erasure/erased-candidate.entity.ts';
import { FeedEntry } from './feed/feed-entry.entity.ts';
import { Introduction } from './introduction/introduction.entity.ts';
import { Match } from './match/match.entity.ts';
import { CreateMatching1700000001000 } from './migrations/1700000001000-create-matching.ts';
import { CreateErasedCandidates1700000005000 } from './migrations/1700000005000-create-erased-candidates.ts';
import { CreateFeed1700000006000 } from './migrations/1700000006000-create-feed.ts';
import { KeepReasonsApart1700000007000 } from './migrations/1700000007000-keep-reasons-apart.ts';
import { OneWriterAField1700000010000 } from './migrations/1700000010000-one-writer-a-field.ts';
import { KeepProposals1700000011000 } from './migrations/1700000011000-keep-proposals.ts';
import { DecideForAReason1700000012000 } from './migrations/1700000012000-decide-for-a-reason.ts';
import { HearAnswers1700000013000 } from './migrations/1700000013000-hear-answers.ts';
import { HearIntroductions1700000014000 } from './migrations/1700000014000-hear-introductions.ts';
import { KeepOccupationTables1700000016000 } from './migrations/1700000016000-keep-occupation-tables.ts';
import { KnownVacancy } from './vacancy/known-vacancy.entity.ts';

/** What matching keeps. */
export const MATCHING_ENTITIES = [
  ...EVENTING_ENTITIES,
  KnownVacancy,
  KnownCandidate,
  Match,
  Decision,
  DecisionNote,
  ErasedCandidate,
  FeedEntry,
  CompanyAnswer,
  Introduction,
];

/** How its database came to be what it is, in order. */
export const MATCHING_MIGRATIONS = [
  ...EVENTING_MIGRATIONS,
  CreateMatching1700000001000,
  CreateErasedCandidates1700000005000,
  CreateFeed1700000006000,
  KeepReasonsApart1700000007000,
  OneWriterAField1700000010000,
  KeepProposals1700000011000,
  DecideForAReason1700000012000,
  HearAnswers1700000013000,
  HearIntroductions1700000014000,
  KeepOccupationTables1700000016000,
];
