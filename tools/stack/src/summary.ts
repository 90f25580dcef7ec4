import type { Run } from './run-file.ts';

/** What people want to know when everything runs. */
export function summary(run: Run, elapsed: string): string {
  const addresses = [
    ['API', run.baseUrl],
    ['API documents', run.docsUrl],
    ['Inbox', run.inboxUrl ?? '(the mail server that was given)'],
    ['Kafka', run.kafkaBrokers.join(', ')],
  ];
  const tokens = Object.entries(run.tokens).map(([role, token]) => `  ${role.toUpperCase()}_TOKEN=${token}`);
  const keys = Object.entries(run.apiKeys).map(([role, key]) => `  ${role.toUpperCase()}_KEY=${key}`);
  return [
    `\nPassung is ready after ${elapsed}.\n`,
    ...addresses.map(([name, address]) => `  ${name?.padEnd(14)} ${address}`),
    '\nTokens, good for 30 days ("npm run token -- --role partner --org another-partner" makes more):\n',
    ...tokens,
    '\nAPI keys, good for a year, for "Authorization: Bearer" as well:\n',
    ...keys,
    '\nThe same is in run.json in the data folder (.passung). Ctrl-C stops everything.',
  ].join('\n');
}
