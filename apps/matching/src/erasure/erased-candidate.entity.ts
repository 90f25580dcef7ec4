import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pseudonym that must never be filled again, whatever older message still arrives. */
@Entity('erased_candidate')
export class ErasedCandidate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'erased_at' })
  erasedAt!: Date;
}
