import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An event that was committed with its cause and still has to be published. Published rows are deleted. */
@Entity('outbox')
export class OutboxMessage {
  /** Ascends in the order in which the changes of one key were committed. */
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  @Column('text')
  topic!: string;

  @Column('text')
  key!: string;

  /** The event's JSON as it goes onto the topic; `null` is a tombstone. */
  @Column('text', { nullable: true })
  value!: string | null;

  @Column('json')
  headers!: Record<string, string>;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
