import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#platform/problem';
import { refuseBody } from '#platform/refuse-body';

export const XML_MEDIA_TYPES = ['application/xml', 'text/xml'];

/**
 * Lets bodies be XML where a Europass CV is expected, and nowhere else. They are read as text. Who sends the PDF instead is
 * told where the XML is.
 */
export function takeXmlBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser<Buffer>(XML_MEDIA_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    if (!request.routeOptions.url?.endsWith('/europass')) {
      return done(
        new Problem('unsupported-media-type', 'Send the body as application/json; only a Europass CV may be XML.'),
      );
    }
    try {
      done(null, new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch (error) {
      const detail = `The XML is not in UTF-8 (${(error as Error).message}). Save it so, and send it again.`;
      done(new Problem('malformed-body', detail));
    }
  });
  fastify.addContentTypeParser('application/pdf', (_request, body, done) => {
    const detail =
      'A PDF is not read. Send the XML of the CV as application/xml: Europass attaches it to its PDFs, as attachment.xml.';
    refuseBody(body, new Problem('unsupported-media-type', detail), done);
  });
}
