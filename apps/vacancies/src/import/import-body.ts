import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from '#platform/problem';
import { refuseBody } from '#platform/refuse-body';
import { IMPORT_FORMATS } from './import.entity.ts';
import type { ImportFile } from './imports.ts';

const ADDRESS = '/v1/vacancies/import';

/** Leaves bodies of imports to be read as they come in, whatever they are. Elsewhere only JSON is read, as ever. */
export function streamImportBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', (request, body, done) => {
    if (request.routeOptions.url === ADDRESS) done(null, body);
    else refuseBody(body, new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']), done);
  });
}

/**
 * The file that a request to import carries.
 *
 * @throws {Problem} `unsupported-media-type` unless it says in which format it is
 */
export function fileIn({ headers, body }: FastifyRequest): ImportFile {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const format = IMPORT_FORMATS.find((one) => one === type.toLowerCase());
  if (format === undefined) {
    throw new Problem('unsupported-media-type', `Say in Content-Type what the file is: ${IMPORT_FORMATS.join(', ')}.`);
  }
  const charset = parameters.map((one) => /^charset="?([^"]+)"?$/i.exec(one)?.[1]).find((one) => one !== undefined);
  return { format, charset: charset ?? 'utf-8', body };
}
