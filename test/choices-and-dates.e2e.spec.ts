import { randomUUID } from 'node:crypto';
import { type Answer, type Role, send } from './api.ts';
import { candidate, inDays, vacancy } from './examples.ts';

type Body = Answer['body'];

/** A field that takes one of some words, or a day or moment. */
interface Field {
  /** Where it stands in the body, or its name in the query. */
  readonly path: readonly string[];
  readonly words?: readonly string[];
  readonly format?: 'date' | 'date-time';
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly fields: readonly Field[];
  readonly parameters: readonly Field[];
  readonly example: Body;
}

const ROLES: readonly Role[] = ['partner', 'institution', 'coordinator', 'admin'];
const NO_DAYS = ['2026-02-30', 'gestern', '30.09.2026', '2026-9-1', 20_260_930, '0000-00-00'];
const NO_MOMENTS = ['2026-10-01', '2026-10-01T09:00:00', '2026-02-30T09:00:00Z', 'jetzt', 1_760_000_000];

/** All schemas that a schema may be. */
function formsOf(schema: Body, document: Body): Body[] {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) return formsOf(document.components.schemas[schema.$ref.split('/').at(-1)], document);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => formsOf(part, document))];
}

function fieldsOf(schema: Body, document: Body, path: readonly string[] = []): Field[] {
  return formsOf(schema, document).flatMap((form): Field[] => [
    ...(form.enum === undefined ? [] : [{ path, words: form.enum.filter((word: unknown) => word !== null) }]),
    ...(['date', 'date-time'].includes(form.format) ? [{ path, format: form.format }] : []),
    ...(form.items === undefined ? [] : fieldsOf(form.items, document, [...path, '0'])),
    ...Object.entries(form.properties ?? {}).flatMap(([name, part]) => fieldsOf(part, document, [...path, name])),
  ]);
}

function operationsOf(document: Body): Operation[] {
  return Object.entries<Body>(document.paths).flatMap(([path, item]) =>
    Object.entries<Body>(item).map(([method, { requestBody, parameters = [] }]) => {
      const content = requestBody?.content['application/json'];
      const query = parameters.filter((parameter: Body) => parameter.in === 'query');
      return {
        method: method.toUpperCase(),
        path,
        // A file is not refused for a row: what is wrong with it stands in the row's outcome.
        fields: path.endsWith('/import') ? [] : fieldsOf(content?.schema, document),
        parameters: query.flatMap(({ name, schema }: Body) => fieldsOf(schema, document, [name])),
        example: content?.example,
      };
    }),
  );
}

/** The body with another value in one place; what leads there is made if it is missing. */
function withValue(body: Body, [name, ...rest]: readonly string[], value: unknown): Body {
  if (name === undefined) return value;
  const copy = name === '0' ? [...(body ?? [])] : { ...body };
  copy[name] = withValue(copy[name], rest, value);
  return copy;
}

describe('A wrong word or day', () => {
  let operations: Operation[];
  const roleOf = new Map<string, Role>();

  beforeAll(async () => {
    operations = operationsOf((await send('GET', '/openapi.json')).body);
  });

  /** Sends it as whoever may. */
  async function sendAsOneWhoMay(method: string, path: string, query: string, body: Body): Promise<Answer> {
    const name = `${method} ${path}`;
    for (const as of roleOf.has(name) ? [roleOf.get(name) as Role] : ROLES) {
      const answer = await send(method, addressOf(path) + query, { as, ...(body === undefined ? {} : { body }) });
      if (answer.status === 403) continue;
      roleOf.set(name, as);
      return answer;
    }
    throw new Error(`Nobody may ${name}.`);
  }

  const addressOf = (path: string) => path.replace(/\{\w+\}/g, () => randomUUID());

  async function refusal({ method, path, example }: Operation, field: Field, value: unknown, inQuery: boolean) {
    const query = inQuery ? `?${new URLSearchParams({ [field.path[0] as string]: String(value) })}` : '';
    const body = inQuery ? example : withValue(example, field.path, value);
    const answer = await sendAsOneWhoMay(method, path, query, body);
    // Of a list, the list is named: its words are checked together.
    const pointers = [field.path, field.path.slice(0, -1)].map((parts) => `#/${parts.join('/')}`);
    const fault = answer.body.errors?.find(({ pointer }: Body) => pointers.includes(pointer));
    return { where: `${method} ${path} ${pointers[0]}`, status: answer.status, detail: fault?.detail as string };
  }

  const each = (of: (field: Field) => boolean) =>
    operations.flatMap((operation) => [
      ...operation.fields.filter(of).map((field) => ({ operation, field, inQuery: false })),
      ...operation.parameters.filter(of).map((field) => ({ operation, field, inQuery: true })),
    ]);

  test('of a choice is answered with the right ones, wherever one can be made', async () => {
    const choices = each(({ words }) => words !== undefined);
    expect(choices.length).toBeGreaterThan(40);
    for (const { operation, field, inQuery } of choices) {
      const { where, status, detail } = await refusal(operation, field, 'no-such-word', inQuery);
      const missing = field.words?.filter((word) => !detail?.includes(String(word)));
      expect({ where, status, detail, missing }).toEqual({ where, status: 400, detail, missing: [] });
    }
  });

  test('that does not exist is answered with how one is written, wherever one can stand', async () => {
    const days = each(({ format }) => format !== undefined);
    expect(days.length).toBeGreaterThan(20);
    for (const { operation, field, inQuery } of days) {
      for (const value of field.format === 'date' ? NO_DAYS : NO_MOMENTS) {
        const { where, status, detail } = await refusal(operation, field, value, inQuery);
        const told = /must be a (day that exists, written YYYY-MM-DD|moment with its offset)/.test(detail ?? '');
        expect({ where, value, status, detail, told }).toEqual({ where, value, status: 400, detail, told: true });
      }
    }
  });

  const moment = (days: number) => `${inDays(days)}T09:00:00Z`;
  const asVacancy = (changes: Body) => ['POST', '/v1/vacancies', 'partner', vacancy(changes)] as const;
  const asCandidate = (path: string, value: unknown) => {
    const body = withValue(candidate(), path.split('/'), value);
    return ['PUT', `/v1/candidates/by-ref/${randomUUID()}`, 'institution', body] as const;
  };
  const asKey = (expiresAt: string) =>
    ['POST', '/v1/api-keys', 'admin', { organisation: 'x', name: 'x', role: 'partner', expiresAt }] as const;
  const recognition = 'qualifications/0/recognition';

  test.each<[string, readonly [string, string, Role, Body?], string, string]>([
    ['a start in the past', asVacancy({ startsOn: inDays(-2) }), 'startsOn', 'in the past'],
    ['a start in eleven years', asVacancy({ startsOn: inDays(4_020) }), 'startsOn', 'more than 10 years ahead'],
    ['a validity that is over', asVacancy({ validThrough: inDays(-2) }), 'validThrough', 'in the past'],
    [
      'an internship that ends before it starts',
      asVacancy({ engagement: 'internship', endsOn: inDays(100) }),
      'endsOn',
      'must be after the start',
    ],
    ['the end of what has none', asVacancy({ endsOn: inDays(400) }), 'endsOn', 'does not go with a permanent'],
    ['a birth to come', asCandidate('person/birthDate', inDays(9)), 'person/birthDate', 'in the future'],
    ['a child', asCandidate('person/birthDate', inDays(-3_000)), 'person/birthDate', '8 years old'],
    ['an award to come', asCandidate('qualifications/0/awardedOn', inDays(9)), 'qualifications/0/awardedOn', 'future'],
    [
      'an application to come',
      asCandidate(`${recognition}/appliedOn`, inDays(9)),
      `${recognition}/appliedOn`,
      'future',
    ],
    [
      'a result before the application',
      asCandidate(`${recognition}/expectedOn`, inDays(-90)),
      `${recognition}/expectedOn`,
      'before the application',
    ],
    ['an examination to come', asCandidate('languages/0/examinedOn', inDays(9)), 'languages/0/examinedOn', 'future'],
    ['a consent to come', asCandidate('consents/0/at', moment(2)), 'consents/0/at', 'future'],
    ['a key that has ended', asKey(moment(-2)), 'expiresAt', 'must be after'],
    ['a key for three years', asKey(moment(1_100)), 'expiresAt', 'by two years at most'],
    [
      'figures up to a day before the first',
      ['GET', '/v1/matches/figures?from=2026-02-01&until=2026-01-31', 'coordinator'],
      'until',
      'before the first day',
    ],
  ])('that makes no sense is answered with why: %s', async (_, [method, path, as, body], field, reason) => {
    const answer = await send(method, path, { as, ...(body === undefined ? {} : { body }) });
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [{ pointer: `#/${field}`, detail: expect.stringContaining(reason) }],
    ]);
  });
});
