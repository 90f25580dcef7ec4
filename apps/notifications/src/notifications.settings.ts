import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsInt,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
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

  /** Where companies reach us: the gateway's origin, to which the links in e-mails lead. */
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: '$property must be an address like https://passung.example' },
  )
  PUBLIC_URL!: string;

  /** Signs the links in e-mails. Whoever has it can answer for any company; with another one, sent links are void. */
  @MinLength(32, { message: '$property must be a secret of at least 32 characters' })
  LINK_SECRET!: string;

  /** Whether companies that have not said otherwise are written to at night and on Sundays, too. */
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: '$property must be true or false' })
  MAIL_ANY_TIME = false;

  /** The shortest time between two e-mails to one company, in minutes. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_440)
  MAIL_PAUSE_MINUTES = 10;

  /** Connections to the mail server that are held open at the same time. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  MAIL_CONNECTIONS = 5;

  /** How many e-mails a minute one recipient domain gets at most, from all instances together. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  MAIL_PER_DOMAIN_PER_MINUTE = 100;

  /** Signs e-mails (DKIM, RFC 6376) for the domain of the sender: a private key as PEM; line ends may be written \n. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.replaceAll('\\n', '\n') : value))
  @Matches(/^-----BEGIN (RSA )?PRIVATE KEY-----\n/, { message: '$property must be a private key as PEM' })
  DKIM_PRIVATE_KEY?: string;

  /** Under which name the domain publishes the public half of that key: `<selector>._domainkey.<domain>`. */
  @ValidateIf(({ DKIM_PRIVATE_KEY, DKIM_SELECTOR }) => DKIM_PRIVATE_KEY !== undefined || DKIM_SELECTOR !== undefined)
  @Matches(/^[a-z0-9._-]+$/i, { message: '$property must name the selector of DKIM_PRIVATE_KEY' })
  DKIM_SELECTOR?: string;
}
