import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { VACANCY_TOPIC } from '#contracts/topics';
import type { VacancyState } from '#contracts/vacancy-event';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { Vacancy } from './vacancy.entity.ts';

/** Learns what the vacancies are about and whose they are. */
@Controller()
export class VacancyEvents {
  @EventPattern<string>(VACANCY_TOPIC)
  async learn(@Payload() event: ReceivedEvent<VacancyState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.value === null) {
      await transaction.delete(Vacancy, { id: event.key });
      return;
    }
    const { id, version, companyId, title, occupation, demand, status, workplace, startsOn } = event.value;
    const { validThrough, updatedAt } = event.value;
    await transaction.query(
      `INSERT INTO vacancy (id, version, company_id, title, occupation, demand, status, city, starts_on, valid_through,
         changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE
         SET version = excluded.version, company_id = excluded.company_id, title = excluded.title,
             occupation = excluded.occupation, demand = excluded.demand, status = excluded.status,
             city = excluded.city, starts_on = excluded.starts_on, valid_through = excluded.valid_through,
             changed_at = excluded.changed_at
         WHERE vacancy.version < excluded.version`,
      [
        ...[id, version, companyId, title, JSON.stringify(occupation), demand, status, workplace.city, startsOn],
        ...[validThrough, updatedAt],
      ],
    );
  }
}
