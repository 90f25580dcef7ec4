import type { GatewaySettings } from './gateway.settings.ts';

interface Route {
  /** Where addresses begin; `:id` stands for any id. */
  readonly prefix: string;
  readonly service: string;
  readonly upstream: string;
  /** Whether files go there, whose size the service itself limits. */
  readonly files?: boolean;
}

/** Which service answers which addresses; the longest prefix counts, and one with an id before the others. */
export const routesOf = (settings: GatewaySettings): readonly Route[] => [
  { prefix: '/v1/vacancies/:id/near-misses', service: 'matching', upstream: settings.MATCHING_URL },
  { prefix: '/v1/candidates/:id/next-steps', service: 'matching', upstream: settings.MATCHING_URL },
  { prefix: '/v1/vacancies/import', service: 'vacancies', upstream: settings.VACANCIES_URL, files: true },
  { prefix: '/v1/imports', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/vacancies', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/webhooks', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/companies', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/candidates', service: 'candidates', upstream: settings.CANDIDATES_URL },
  { prefix: '/v1/erasures', service: 'candidates', upstream: settings.CANDIDATES_URL },
  { prefix: '/v1/score', service: 'matching', upstream: settings.MATCHING_URL },
  { prefix: '/v1/matches', service: 'matching', upstream: settings.MATCHING_URL },
  { prefix: '/v1/notifications', service: 'notifications', upstream: settings.NOTIFICATIONS_URL },
  // The pages behind the links in e-mails; personal data is shown by the service that keeps it.
  { prefix: '/r/introductions', service: 'candidates', upstream: settings.CANDIDATES_URL },
  { prefix: '/r', service: 'notifications', upstream: settings.NOTIFICATIONS_URL },
];
