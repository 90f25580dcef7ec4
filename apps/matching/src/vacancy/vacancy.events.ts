import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { VACANCY_TOPIC } from '#contracts/topics';
import type { VacancyState } from '#contracts/vacancy-event';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { VacancyIntake } from './vacancy-intake.ts';

/** Follows vacancies; of several states of one in a transaction only the newest counts. */
@Controller()
export class VacancyEvents {
  constructor(private readonly intake: VacancyIntake) {}

  @EventPattern<string>(VACANCY_TOPIC, { batch: true })
  async onVacancies(@Payload() events: ReceivedEvent<VacancyState>[], @Ctx() context: EventContext): Promise<void> {
    const states = events.flatMap(({ value }) => (value === null ? [] : [[value.id, value] as const]));
    await this.intake.take(context.transaction, new Map(states));
  }
}
