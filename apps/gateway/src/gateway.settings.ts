import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUrl, Matches, Min } from 'class-validator';
import { ServiceSettings } from '#platform/settings';

const isHttpUrl = { require_tld: false, protocols: ['http', 'https'], require_protocol: true };

/** Where the gateway finds the services and its own database, and how it protects them. */
export class GatewaySettings extends ServiceSettings {
  /** Where API keys are kept. */
  @Matches(/^postgres(ql)?:\/\//, {
    message: '$property must be a URL like postgres://role:password@host:5432/database',
  })
  DATABASE_URL!: string;

  @IsUrl(isHttpUrl)
  VACANCIES_URL!: string;

  @IsUrl(isHttpUrl)
  CANDIDATES_URL!: string;

  @IsUrl(isHttpUrl)
  MATCHING_URL!: string;

  @IsUrl(isHttpUrl)
  NOTIFICATIONS_URL!: string;

  /** How many requests an API key without a limit of its own, or a person, may send in a minute, at each gateway. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  REQUESTS_PER_MINUTE = 1_200;

  /** How many requests may come in a minute from one address without a valid token or key. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  ANONYMOUS_REQUESTS_PER_MINUTE = 120;

  /** Origins whose web pages may read answers, separated by commas; none if not set. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/,\s]+(,https?:\/\/[^/,\s]+)*$/, {
    message: '$property must list origins like https://jobs.example, separated by commas',
  })
  CORS_ORIGINS?: string;

  /** Addresses of proxies that tell the sender's own in `X-Forwarded-For`, e.g. `10.0.0.0/8`; none if not set. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/, {
    message: '$property must list addresses or networks, separated by commas',
  })
  TRUSTED_PROXIES?: string;

  get corsOrigins(): readonly string[] {
    return this.CORS_ORIGINS?.split(',') ?? [];
  }
}
