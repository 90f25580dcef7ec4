import formbody from '@fastify/formbody';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Reads what browsers send when a button of a page is pressed. */
export async function readForms(app: NestFastifyApplication): Promise<void> {
  await app.getHttpAdapter().getInstance().register(formbody);
}
