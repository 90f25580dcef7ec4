import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WrappedKey } from './master-keys.ts';

/**
 * The key of one person. All that is kept about them is encrypted with it or refers to its row, so that to delete the row
 * is to erase the person.
 */
@Entity('person_key')
export class PersonKey implements WrappedKey {
  @PrimaryColumn('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @Column('text', { name: 'master_key' })
  masterKey!: string;

  @Column('bytea')
  wrapped!: Buffer;
}
