import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { CompanyState } from '#contracts/company-event';
import { COMPANY_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { Reply } from '../reply/reply.entity.ts';
import { Company } from './company.entity.ts';

/** Learns how companies want to be written to. */
@Controller()
export class CompanyEvents {
  @EventPattern<string>(COMPANY_TOPIC)
  async learn(@Payload() event: ReceivedEvent<CompanyState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.value === null) {
      await transaction.delete(Company, { id: event.key });
      await transaction.update(Reply, { companyId: event.key }, { words: null, phone: null });
      return;
    }
    const { id, version, name, contactEmail, locale } = event.value;
    await transaction.query(
      `INSERT INTO company (id, version, name, contact_email, locale) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE
         SET version = excluded.version, name = excluded.name, contact_email = excluded.contact_email,
             locale = excluded.locale
         WHERE company.version < excluded.version`,
      [id, version, name, contactEmail, locale],
    );
    // What was written but not taken by a mail server yet goes where the company is now.
    await transaction.query(
      `UPDATE delivery SET recipient = company.contact_email
       FROM company
       WHERE company.id = $1 AND delivery.company_id = company.id AND delivery.state = 'waiting'
         AND delivery.recipient <> company.contact_email`,
      [id],
    );
  }
}
