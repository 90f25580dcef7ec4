import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { readSettingFile } from '#platform/settings';
import { defaultRuleset, parseRuleset } from '#scoring/ruleset';
import { CandidateEvents } from './candidate/candidate.events.ts';
import { CandidateIntake } from './candidate/candidate-intake.ts';
import { DecisionService } from './decision/decision.service.ts';
import { DecisionStatistics } from './decision/decision-figures.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { FeedModule } from './feed/feed.module.ts';
import { MatchController } from './match/match.controller.ts';
import { MatchList } from './match/match-list.ts';
import type { MatchingSettings } from './matching.settings.ts';
import { MATCHING_ENTITIES, MATCHING_MIGRATIONS } from './matching.tables.ts';
import { NearMissController } from './near-miss/near-miss.controller.ts';
import { NearMisses } from './near-miss/near-misses.ts';
import { NextStepController } from './next-step/next-step.controller.ts';
import { NextSteps } from './next-step/next-steps.ts';
import { ProposalLog } from './proposal/proposal-log.ts';
import { keepRuleset } from './ruleset/keep-ruleset.ts';
import { FieldAssignment } from './shortlist/field-assignment.ts';
import { FieldWriter } from './shortlist/field-writer.ts';
import { FieldsInMemory } from './shortlist/fields-in-memory.ts';
import { Forwarding } from './shortlist/forwarding.ts';
import { OutdatedShortlists } from './shortlist/outdated-shortlists.ts';
import { RULESET_IN_FORCE } from './shortlist/ruleset-in-force.ts';
import { ShortlistWriter } from './shortlist/shortlist-writer.ts';
import { WorkEvents } from './shortlist/work.events.ts';
import { VacancyEvents } from './vacancy/vacancy.events.ts';
import { VacancyIntake } from './vacancy/vacancy-intake.ts';
import { ScoreController } from './what-if/score.controller.ts';
import { WhatIf } from './what-if/what-if.ts';

/** Shortlists of candidates for vacancies, and what coordinators decide about them. */
@Module({
  controllers: [
    VacancyEvents,
    CandidateEvents,
    ErasureEvents,
    WorkEvents,
    MatchController,
    ScoreController,
    NextStepController,
    NearMissController,
  ],
  providers: [
    CandidateIntake,
    VacancyIntake,
    Forwarding,
    FieldsInMemory,
    FieldAssignment,
    FieldWriter,
    ShortlistWriter,
    ProposalLog,
    OutdatedShortlists,
    MatchList,
    DecisionService,
    DecisionStatistics,
    WhatIf,
    NextSteps,
    NearMisses,
  ],
})
export class MatchingModule {
  static with(settings: MatchingSettings): DynamicModule {
    const { RULESET_FILE } = settings;
    const ruleset =
      RULESET_FILE === undefined ? defaultRuleset : readSettingFile('RULESET_FILE', RULESET_FILE, parseRuleset);
    return {
      module: MatchingModule,
      imports: [
        FeedModule,
        databaseModule(settings.DATABASE_URL, MATCHING_ENTITIES, MATCHING_MIGRATIONS),
        EventingModule.forRoot({
          service: 'matching',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [
        {
          provide: RULESET_IN_FORCE,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => keepRuleset(dataSource, ruleset),
        },
      ],
    };
  }
}
