import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TextTooLong } from './form.ts';
import { sendFault } from './page.ts';
import { readerLocale } from './reader-locale.ts';
import { BrokenLink } from './signed-links.ts';

/** Answers every error of a page with a page. */
@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger(PageFilter.name);

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    if (error instanceof BrokenLink) {
      this.logger.warn(`A link was refused as ${error.fault}: ${error.message}`);
      return sendFault(reply, error.fault, readerLocale(request));
    }
    if (error instanceof TextTooLong) return sendFault(reply, 'too-long', readerLocale(request));
    if (error instanceof HttpException && error.getStatus() < 500) {
      this.logger.warn(`A page was refused: ${error.message}`);
      return sendFault(reply, 'forged', readerLocale(request));
    }
    this.logger.error(error);
    return sendFault(reply, 'broken', readerLocale(request));
  }
}
