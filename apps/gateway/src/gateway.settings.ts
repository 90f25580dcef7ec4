import { IsUrl } from 'class-validator';
import { ServiceSettings } from '#platform/settings';

const isHttpUrl = { require_tld: false, protocols: ['http', 'https'], require_protocol: true };

/** Where the gateway finds the services. */
export class GatewaySettings extends ServiceSettings {
  @IsUrl(isHttpUrl)
  VACANCIES_URL!: string;

  @IsUrl(isHttpUrl)
  CANDIDATES_URL!: string;

  @IsUrl(isHttpUrl)
  MATCHING_URL!: string;

  @IsUrl(isHttpUrl)
  NOTIFICATIONS_URL!: string;
}
