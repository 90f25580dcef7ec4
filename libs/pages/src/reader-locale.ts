import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { LOCALES, type Locale } from '#occupations/locale';

/** The language a browser asks for, where it is not known to which company the reader belongs. */
export const readerLocale = ({ headers }: FastifyRequest): Locale =>
  (new Negotiator({ headers }).languages([...LOCALES])[0] as Locale | undefined) ?? 'de';
