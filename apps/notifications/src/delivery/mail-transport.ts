import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { Mail } from '../mail/match-confirmed.mail.ts';
import { NotificationsSettings } from '../notifications.settings.ts';

/** Where an e-mail goes, and what makes it recognisable. */
export interface Envelope {
  readonly to: string;
  /** With angle brackets. */
  readonly messageId: string;
  /** Language of the e-mail. */
  readonly locale: string;
}

/** The mail server wants us to log in (RFC 4954, section 6): our fault, and no word about the e-mail. */
const AUTHENTICATION_REQUIRED = 530;

/** Hands e-mails to the mail server over a connection that is kept. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transport;
  private readonly domain: string;

  constructor(@Inject(NotificationsSettings) settings: Pick<NotificationsSettings, 'SMTP_URL' | 'MAIL_FROM'>) {
    const sender = addressparser(settings.MAIL_FROM, { flatten: true })[0]?.address ?? '';
    this.domain = sender.slice(sender.lastIndexOf('@') + 1);
    this.transport = createTransport(
      {
        url: settings.SMTP_URL,
        pool: true,
        maxConnections: 1,
        // The sender tries again itself, and counts it.
        maxRequeues: 0,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
        idleTimeout: 30_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: settings.MAIL_FROM },
    );
  }

  /** The Message-ID of a delivery: always the same, so that a mailbox can tell a repeat. */
  messageId(deliveryId: string): string {
    return `<${deliveryId}@${this.domain}>`;
  }

  /**
   * Sends an e-mail.
   *
   * @throws if the mail server is not reachable or refuses it: see {@link refusedForGood}
   */
  async send(mail: Mail, { to, messageId, locale }: Envelope): Promise<void> {
    await this.transport.sendMail({
      ...mail,
      // An object, for text would be read as a list of addresses.
      to: { name: '', address: to },
      messageId,
      // RFC 3834, section 5: no vacation notice shall answer this.
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** Whether the mail server said that this e-mail to this address will never be taken (RFC 5321, section 4.2.1: 5yz). */
export function refusedForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutThisMail && responseCode >= 500 && responseCode !== AUTHENTICATION_REQUIRED;
}
