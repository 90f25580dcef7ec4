import type { OpenAPIObject } from '@nestjs/swagger';
import { LONGEST_KEY, REMEMBERED_HOURS, TAKES_NO_KEY } from './idempotency/idempotency-key.ts';
import { allowNullForOptional } from './optional-fields.ts';
import { PROBLEMS } from './problem.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & {
  [VERSIONED]?: boolean;
  [TAKES_NO_KEY]?: boolean;
};
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

/** Marks an operation on one resource that has an entity tag; it is not part of the document. */
export const VERSIONED = 'x-versioned';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What any operation can answer, whatever it does. */
const ALWAYS = [400, 401, 403, 429, 500, 503];

/** Adds to every operation what it has because of its method and address: headers, problems, an example of its body. */
export function describeOperations(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  const bodies: (Schema | undefined)[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as Operation | undefined;
      if (operation === undefined) continue;
      mendHeaders(operation);
      const told = Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400);
      const statuses = [...ALWAYS, ...(path.includes('{') ? [404] : []), ...describe(method, path, operation), ...told];
      for (const status of statuses) addProblem(operation, status);
      for (const [mediaType, content] of Object.entries(contentOf(operation))) {
        const inJson = oneForm(content.schema, mediaType);
        if (inJson !== undefined) content.example ??= exampleOf(inJson, schemas);
        bodies.push(content.schema);
      }
    }
  }
  allowNullForOptional(bodies, schemas);
  return document;
}

/** @returns the statuses of problems that come with the headers that were added */
function describe(method: (typeof METHODS)[number], path: string, operation: Operation): number[] {
  const statuses: number[] = [];
  if (operation.requestBody !== undefined) statuses.push(413, 415);
  if (operation[TAKES_NO_KEY]) {
    delete operation[TAKES_NO_KEY];
  } else if (method === 'post') {
    addHeader(
      operation,
      'Idempotency-Key',
      `Any text, best a UUID: the same request with it is done once in ${REMEMBERED_HOURS} hours`,
      { minLength: 1, maxLength: LONGEST_KEY },
    );
    statuses.push(409, 422);
  }
  if (operation[VERSIONED]) {
    delete operation[VERSIONED];
    describeTag(operation);
    if (method === 'get') {
      addHeader(operation, 'If-None-Match', 'An `ETag` that you have: answered with 304 if it is still the same');
      operation.responses[304] = { description: 'It has not changed' };
    } else if (path.includes('{')) {
      addHeader(operation, 'If-Match', 'The `ETag` of what you have seen: refused with 412 if it has changed since');
      statuses.push(412);
    }
  }
  return statuses;
}

/** The document's maker takes a header that a handler reads for one that must be sent, and names it twice. */
function mendHeaders(operation: Operation): void {
  const seen = new Set<string>();
  operation.parameters = operation.parameters?.filter((parameter) => {
    if ('$ref' in parameter || parameter.in !== 'header') return true;
    parameter.required = false;
    const name = parameter.name.toLowerCase();
    if (name === 'accept-language')
      parameter.description ??= 'Language of what people read in the answer: de, en or lv';
    return !seen.has(name) && seen.add(name);
  });
}

function describeTag(operation: Operation): void {
  const header = { ETag: { description: 'Tells this version of the resource', schema: { type: 'string' as const } } };
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status.startsWith('2') && response !== undefined && !('$ref' in response)) {
      response.headers = { ...response.headers, ...header };
    }
  }
}

function addHeader(operation: Operation, name: string, description: string, limits: object = {}): void {
  const schema = { type: 'string' as const, ...limits };
  operation.parameters = [
    ...(operation.parameters ?? []),
    { name, in: 'header', required: false, description, schema },
  ];
}

function addProblem(operation: Operation, status: number): void {
  const titles = Object.values(PROBLEMS).filter((problem) => problem.status === status);
  const told = operation.responses[status] as { description?: string } | undefined;
  operation.responses[status] = {
    description: told?.description || titles.map(({ title }) => title).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function contentOf({ requestBody }: Operation): Record<string, { schema?: Schema; example?: unknown }> {
  return requestBody === undefined || '$ref' in requestBody ? {} : (requestBody.content as never);
}

/** What a body is in this media type: where it may have several forms, the first is for JSON. */
function oneForm(schema: Schema | undefined, mediaType: string): Schema | undefined {
  if (schema === undefined || '$ref' in schema || schema.oneOf === undefined) return schema;
  return mediaType.endsWith('json') ? schema.oneOf[0] : undefined;
}

/**
 * An example of a schema, made of those of its fields: a field is in it if it has an example or is an object of such.
 *
 * @returns `undefined` if there is nothing to show
 */
function exampleOf(schema: Schema | undefined, schemas: Schemas): unknown {
  if (schema === undefined) return undefined;
  if ('$ref' in schema) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas);
  if (schema.example !== undefined) return schema.example;
  if (schema.allOf !== undefined) return exampleOf(schema.allOf[0], schemas);
  if (schema.type === 'array') {
    const item = exampleOf(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field, schemas)]);
  const shown = fields.filter(([, example]) => example !== undefined);
  return shown.length === 0 ? undefined : Object.fromEntries(shown);
}
