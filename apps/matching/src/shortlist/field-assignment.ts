import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TOPICS, WORK_TOPIC } from '#contracts/topics';
import { EVENTING_OPTIONS, type EventingOptions } from '#eventing/eventing-options';
import { KafkaTransport } from '#eventing/kafka-transport';
import { partitionOf } from '#eventing/partition-of';
import { nextOffset } from '#eventing/partition-progress';
import { ISCO_GROUPS } from '#occupations/classification';
import { FieldsInMemory } from './fields-in-memory.ts';

const FIELDS = [...ISCO_GROUPS.keys()].filter((code) => code.length === 2);

/** Reads the fields this instance is given into memory at once, and lets go of those it has lost. */
@Injectable()
export class FieldAssignment implements OnModuleInit {
  private readonly log = new Logger(FieldAssignment.name);
  private readonly partitionOfField: ReadonlyMap<string, number>;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EVENTING_OPTIONS) private readonly options: EventingOptions,
    private readonly transport: KafkaTransport,
    private readonly dataSource: DataSource,
    private readonly memory: FieldsInMemory,
  ) {
    const partitions = TOPICS.find(({ name }) => name === WORK_TOPIC)?.partitions ?? 1;
    this.partitionOfField = new Map(FIELDS.map((field) => [field, partitionOf(field, partitions)]));
  }

  onModuleInit(): void {
    this.transport.onAssigned = (assignment) => {
      const mine = assignment[WORK_TOPIC] ?? [];
      this.memory.keepOnly(mine);
      // What cannot be read now is read when there is work for it.
      this.running = this.running
        .then(() => this.prepare(mine))
        .catch((error: Error) => this.log.warn(`Fields were not read in advance: ${error.message}`));
    };
  }

  private async prepare(partitions: readonly number[]): Promise<void> {
    const { manager } = this.dataSource;
    for (const partition of partitions) {
      const next = await nextOffset(manager, { group: this.options.service, topic: WORK_TOPIC, partition });
      const names = FIELDS.filter((field) => this.partitionOfField.get(field) === partition);
      await this.memory.prepare(partition, next, names, manager);
    }
  }
}
