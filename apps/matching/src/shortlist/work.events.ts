import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { WORK_TOPIC } from '#contracts/topics';
import type { WorkState } from '#contracts/work-event';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { FieldWriter } from './field-writer.ts';

/** Works on the occupational fields whose partitions this instance holds; nobody else writes their shortlists. */
@Controller()
export class WorkEvents {
  constructor(private readonly writer: FieldWriter) {}

  @EventPattern<string>(WORK_TOPIC, { batch: true })
  async onWork(@Payload() events: ReceivedEvent<WorkState>[], @Ctx() context: EventContext): Promise<void> {
    const work = events.flatMap(({ value }) => value ?? []);
    await this.writer.work(context.transaction, context.progress, work);
  }
}
