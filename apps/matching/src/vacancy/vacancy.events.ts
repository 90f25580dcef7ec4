import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { VACANCY_TOPIC } from '#contracts/topics';
import type { VacancyState } from '#contracts/vacancy-event';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { Shortlists } from '../shortlist/shortlists.ts';

/** Follows vacancies: each change is matched at once. */
@Controller()
export class VacancyEvents {
  constructor(private readonly shortlists: Shortlists) {}

  @EventPattern<string>(VACANCY_TOPIC)
  async onVacancy(@Payload() event: ReceivedEvent<VacancyState>, @Ctx() context: EventContext): Promise<void> {
    if (event.value !== null) await this.shortlists.vacancyChanged(context.transaction, event.value);
  }
}
