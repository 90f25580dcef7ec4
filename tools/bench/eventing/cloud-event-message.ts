import { randomUUID } from 'node:crypto';
import { VacancyChanged, type VacancyState } from '#contracts/vacancy-event';
import { toHeaders } from '#eventing/cloud-event';

/** The event as a service's outbox would put it onto the topic. */
export const toMessage = (value: VacancyState) => ({
  key: value.id,
  value: JSON.stringify(value),
  headers: toHeaders({
    id: randomUUID(),
    type: VacancyChanged.type,
    source: '/bench',
    subject: value.id,
    time: new Date().toISOString(),
  }),
});
