import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** A pseudonym that must never be filled again, whatever older message still arrives. */
@Entity('erased_candidate')
export class ErasedCandidate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'erased_at' })
  erasedAt!: Date;
}

export const isErased = (manager: EntityManager, id: string): Promise<boolean> =>
  manager.existsBy(ErasedCandidate, { id });
