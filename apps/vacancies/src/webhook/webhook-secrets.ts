import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { VacanciesSettings } from '../vacancies.settings.ts';
import type { Webhook } from './webhook.entity.ts';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** The secrets a webhook is signed with. */
type Signed = Pick<Webhook, 'id' | 'secretNumber' | 'oldSecretUntil'>;

/**
 * The secrets by which receivers know that a webhook is from us. They are made of one secret of the service (HKDF, RFC
 * 5869) and nowhere stored: whoever reads the database cannot sign.
 */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(VacanciesSettings) private readonly settings: Pick<VacanciesSettings, 'WEBHOOK_SECRET'>) {}

  /** The present secret as its owner keeps it: `whsec_` and base64. */
  textOf(webhook: Signed): string {
    return `whsec_${this.secret(webhook, webhook.secretNumber).toString('base64')}`;
  }

  /**
   * The headers of one try.
   *
   * @param id of the delivery
   * @see Standard Webhooks 1.0, "Signature scheme"
   */
  headers(webhook: Signed, id: string, body: string, now: Date): Record<string, string> {
    const timestamp = String(Math.floor(now.getTime() / 1_000));
    const oldCounts = webhook.oldSecretUntil !== null && webhook.oldSecretUntil > now;
    const numbers = [webhook.secretNumber, ...(oldCounts ? [webhook.secretNumber - 1] : [])];
    const signatures = numbers.map((number) => {
      const signature = createHmac('sha256', this.secret(webhook, number)).update(`${id}.${timestamp}.${body}`);
      return `v1,${signature.digest('base64')}`;
    });
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
  }

  private secret({ id }: Signed, number: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.settings.WEBHOOK_SECRET, id, `webhook ${number}`, SECRET_BYTES));
  }
}
