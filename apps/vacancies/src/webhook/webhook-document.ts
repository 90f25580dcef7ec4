import type { OpenAPIObject } from '@nestjs/swagger';
import { ANSWERS } from '#contracts/reply-event';
import type { WebhookEvent } from './webhook.entity.ts';

type Schema = Readonly<Record<string, unknown>>;

const id = (example: string) => ({ type: 'string', format: 'uuid', example });
const VACANCY = {
  vacancyId: id('0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d01'),
  externalRef: { type: 'string', description: 'Your own name for the vacancy', example: 'HWK-2026-0815' },
};
const matchId = id('0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d04');
const answer = { type: 'string', enum: ANSWERS, example: 'interested' };

interface Told {
  readonly summary: string;
  readonly data: Readonly<Record<string, Schema>>;
  readonly optional?: readonly string[];
}

const TOLD: Readonly<Record<WebhookEvent | 'webhook.test', Told>> = {
  'match.confirmed': { summary: 'A coordinator confirmed a match; its company is told', data: { ...VACANCY, matchId } },
  'company.replied': {
    summary: 'A company answered an e-mail about a match or a vacancy',
    data: { ...VACANCY, matchId, answer },
    optional: ['matchId'],
  },
  'vacancy.filled': { summary: 'A vacancy was closed as filled', data: VACANCY },
  'vacancy.expired': { summary: 'The last valid day of a vacancy has passed', data: VACANCY },
  'webhook.test': {
    summary: 'You asked for a test',
    data: { webhookId: id('0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d0c') },
  },
};

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

const HEADERS = [
  header('webhook-id', 'The same on every try of the same delivery: skip what you have'),
  header('webhook-timestamp', 'When this try was made, in seconds since 1970'),
  header('webhook-signature', 'Standard Webhooks: one `v1,…` for each secret that counts, separated by spaces'),
];

/** What is sent to webhooks, as OpenAPI 3.1 has it: what a receiver gets, and what it may answer. */
export const WEBHOOK_DOCUMENT = Object.fromEntries(
  Object.entries(TOLD).map(([type, { summary, data, optional = [] }]) => [
    type,
    { post: { tags: ['Webhooks'], summary, security: [], parameters: HEADERS, ...exchange(type, data, optional) } },
  ]),
) as NonNullable<OpenAPIObject['webhooks']>;

function exchange(type: string, data: Told['data'], optional: readonly string[]) {
  const required = Object.keys(data).filter((name) => !optional.includes(name));
  const properties = {
    type: { const: type },
    timestamp: {
      type: 'string',
      format: 'date-time',
      description: 'When it happened',
      example: '2026-11-24T10:30:00Z',
    },
    data: { type: 'object', required, properties: data },
  };
  const schema = { type: 'object', required: Object.keys(properties), properties };
  return {
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'You have it. Nothing else of the answer is read' },
      410: { description: 'You want none any more: the webhook is disabled' },
      default: { description: 'It is sent again later' },
    },
  };
}
