import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeOperations } from './api-operations.ts';
import { PROBLEMS, problemType } from './problem.ts';

/** The OpenAPI 3.1 document of one service, made from its controllers. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Passung')
    .setDescription(
      'Brings companies with present or foreseeable demand together with skilled workers from abroad. ' +
        'Every error is an RFC 9457 problem with a pointer to each wrong field; its `type` leads to a page that says what to do. ' +
        'Every POST may be repeated with an `Idempotency-Key`.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'An API key (`passung_…`) of a partner or an institution, or an access token (JWT) of a person',
    })
    .addSecurityRequirements('bearer')
    .build();
  const document = describeOperations(SwaggerModule.createDocument(app, outline));
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
}

const text = (description: string) => ({ type: 'string', description });

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457, Problem Details for HTTP APIs',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference', enum: Object.keys(PROBLEMS).map(problemType) },
    title: text('The same for every problem of the type'),
    status: { type: 'integer' },
    detail: text('What is wrong here, and the way out'),
    errors: {
      type: 'array',
      description: 'One for each field that is wrong',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: text('JSON Pointer into the body, e.g. #/startsOn'),
          detail: text('What would be right'),
        },
      },
    },
    instance: text('The address that was asked for'),
    requestId: text('Names the request in our logs'),
  },
};
