import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Reads what mail servers send: bounces as e-mails (RFC 5322). */
export function readMessages(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser('message/rfc822', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}
