import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a consumer group has come in a partition, committed together with the effects of what it read. */
@Entity('consumer_offset')
export class ConsumerOffset {
  @PrimaryColumn('text', { name: 'consumer_group' })
  group!: string;

  @PrimaryColumn('text')
  topic!: string;

  @PrimaryColumn('integer')
  partition!: number;

  @Column('bigint', { name: 'next_offset' })
  nextOffset!: string;
}
