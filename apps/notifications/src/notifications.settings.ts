import { IsEmail, Matches } from 'class-validator';
import { EventServiceSettings } from '#platform/settings';

/** What the notifications service reads from its environment. */
export class NotificationsSettings extends EventServiceSettings {
  /** The mail server that takes our e-mails; `smtps` speaks TLS from the first byte, `smtp` as soon as it is offered. */
  @Matches(/^smtps?:\/\/[^\s/]+/, { message: '$property must be a URL like smtp://user:password@host:587' })
  SMTP_URL!: string;

  /** The sender of our e-mails, with or without a name. */
  @IsEmail(
    { allow_display_name: true, require_tld: false },
    { message: '$property must be an address like Passung <no-reply@passung.example>' },
  )
  MAIL_FROM!: string;
}
