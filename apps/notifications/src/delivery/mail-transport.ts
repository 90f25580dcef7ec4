import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { Mail } from '../mail/mail-content.ts';
import { NotificationsSettings } from '../notifications.settings.ts';

/** Where an e-mail goes, and what makes it recognisable. */
export interface Envelope {
  readonly to: string;
  /** With angle brackets. */
  readonly messageId: string;
  /** Language of the e-mail. */
  readonly locale: string;
  /** Takes a POST from the mailbox and asks nothing more (RFC 8058). */
  readonly unsubscribeUrl?: string | undefined;
}

/** How long a mail server may be silent, in milliseconds. */
export class Patience {
  readonly connection: number = 10_000;
  readonly greeting: number = 30_000;
  /** RFC 5321, section 4.5.3.2.6: who gives up sooner than ten minutes after the data may deliver twice. */
  readonly answer: number = 600_000;
  /** The whole of one e-mail, for servers that answer in drops. */
  readonly mail: number = 900_000;
}

const IDLE_MS = 30_000;

type Settings = Pick<
  NotificationsSettings,
  'SMTP_URL' | 'MAIL_FROM' | 'MAIL_CONNECTIONS' | 'DKIM_PRIVATE_KEY' | 'DKIM_SELECTOR'
>;

/** Hands e-mails to the mail server over connections that are kept. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transport;
  private readonly domain: string;

  constructor(
    @Inject(NotificationsSettings) settings: Settings,
    @Optional() private readonly patience = new Patience(),
  ) {
    const sender = addressparser(settings.MAIL_FROM, { flatten: true })[0]?.address ?? '';
    this.domain = sender.slice(sender.lastIndexOf('@') + 1);
    this.transport = createTransport(
      {
        url: settings.SMTP_URL,
        pool: true,
        maxConnections: settings.MAIL_CONNECTIONS,
        // The sender tries again itself, and counts it.
        maxRequeues: 0,
        connectionTimeout: patience.connection,
        greetingTimeout: patience.greeting,
        socketTimeout: patience.answer,
        idleTimeout: IDLE_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(settings.DKIM_PRIVATE_KEY === undefined
          ? {}
          : {
              dkim: {
                domainName: this.domain,
                keySelector: settings.DKIM_SELECTOR ?? '',
                privateKey: settings.DKIM_PRIVATE_KEY,
              },
            }),
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
   * @param given gives it up when it is aborted, as far as the mail server does not have it yet
   * @throws if the mail server is not reachable or refuses it: see `verdictOn`
   */
  async send(
    mail: Mail,
    { to, messageId, locale, unsubscribeUrl }: Envelope,
    given = new AbortController(),
  ): Promise<void> {
    const patience = setTimeout(() => given.abort(), this.patience.mail);
    try {
      await this.transport.sendMail({
        ...mail,
        // An object, for text would be read as a list of addresses.
        to: { name: '', address: to },
        messageId,
        signal: given.signal,
        headers: {
          // RFC 3834, section 5: no vacation notice shall answer this.
          'Auto-Submitted': 'auto-generated',
          'Content-Language': locale,
          ...(unsubscribeUrl === undefined ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        ...(unsubscribeUrl === undefined ? {} : { list: { unsubscribe: unsubscribeUrl } }),
      });
    } finally {
      clearTimeout(patience);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
