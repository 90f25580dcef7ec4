import type { GatewaySettings } from './gateway.settings.ts';

/** Which service answers which addresses. */
export const routesOf = (
  settings: GatewaySettings,
): readonly { prefix: string; service: string; upstream: string }[] => [
  { prefix: '/v1/vacancies', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/companies', service: 'vacancies', upstream: settings.VACANCIES_URL },
  { prefix: '/v1/candidates', service: 'candidates', upstream: settings.CANDIDATES_URL },
  { prefix: '/v1/erasures', service: 'candidates', upstream: settings.CANDIDATES_URL },
  { prefix: '/v1/matches', service: 'matching', upstream: settings.MATCHING_URL },
  { prefix: '/v1/notifications', service: 'notifications', upstream: settings.NOTIFICATIONS_URL },
];
