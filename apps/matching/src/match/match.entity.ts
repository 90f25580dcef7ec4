import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LostGround, MatchState, MatchStatus } from '#contracts/match-event';

/** A candidate proposed for a vacancy, with the trace of why. One row a pair, through all it goes through. */
@Entity('match')
export class Match {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  /** Grows by one with every event. */
  @Column('integer')
  version!: number;

  @Column('text')
  status!: MatchStatus;

  @Column('smallint')
  score!: number;

  @Column('smallint', { name: 'score_today' })
  scoreToday!: number;

  @Column('real')
  confidence!: number;

  /** Place of the eligibility in the order of shortlists, 0 first. */
  @Column('smallint', { name: 'eligibility_rank' })
  eligibilityRank!: number;

  @Column('jsonb')
  eligibility!: MatchState['eligibility'];

  @Column('jsonb')
  criteria!: MatchState['criteria'];

  @Column('text', { name: 'ruleset_version' })
  rulesetVersion!: string;

  @Column('integer', { name: 'vacancy_version' })
  vacancyVersion!: number;

  @Column('integer', { name: 'candidate_version' })
  candidateVersion!: number;

  @Column('text', { name: 'lost_ground', nullable: true })
  lostGround!: LostGround | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  /** What others learn of the match. */
  toState(): MatchState {
    return {
      id: this.id,
      version: this.version,
      vacancyId: this.vacancyId,
      candidateId: this.candidateId,
      status: this.status,
      score: this.score,
      scoreToday: this.scoreToday,
      confidence: this.confidence,
      eligibility: this.eligibility,
      criteria: this.criteria,
      rulesetVersion: this.rulesetVersion,
      vacancyVersion: this.vacancyVersion,
      candidateVersion: this.candidateVersion,
      ...(this.lostGround === null ? {} : { lostGround: this.lostGround }),
      occurredAt: this.updatedAt.toISOString(),
    };
  }
}
