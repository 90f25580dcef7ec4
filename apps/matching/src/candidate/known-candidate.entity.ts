import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';

/** A candidate who consented to matching, as their events told it. */
@Entity('known_candidate')
export class KnownCandidate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** ISCO-08 sub-major groups in which the candidate may fit a vacancy. */
  @Column('text', { array: true })
  fields!: string[];

  @Column('jsonb')
  state!: CandidateState;
}
