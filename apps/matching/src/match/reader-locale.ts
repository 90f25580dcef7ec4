import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOCALES, type Locale } from '#occupations/locale';
import { readerLanguage } from '#platform/reader-language';

const documentHeader: ParameterDecorator = (target, route) => {
  if (route === undefined) return;
  const method = Object.getOwnPropertyDescriptor(target, route) as PropertyDescriptor;
  ApiHeader({ name: 'Accept-Language' })(target, route, method);
};

/**
 * The language to explain in, as a parameter of a route: the best of ours that the reader accepts, else English. The
 * answer says which it is.
 */
export const ReaderLocale = createParamDecorator(
  (_: unknown, context: ExecutionContext): Locale => {
    const http = context.switchToHttp();
    const locale = readerLanguage(http.getRequest<FastifyRequest>().headers['accept-language'], LOCALES, 'en');
    http.getResponse<FastifyReply>().header('content-language', locale).header('vary', 'Accept-Language');
    return locale;
  },
  [documentHeader],
);
