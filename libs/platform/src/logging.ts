import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { logFields } from './log-context.ts';
import { traceFields } from './tracing.ts';

/** Tokens, and what a database error repeats of the rows: reasons and names would be among it. */
const UNSPOKEN = [
  'req.headers.authorization',
  'req.headers.cookie',
  ...['parameters', 'detail', 'where', 'driverError'].map((member) => `err.${member}`),
];

/** One JSON object a line on standard output, with the request or event id it belongs to. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => ({ ...logFields(), ...traceFields() }),
    redact: UNSPOKEN,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Lets NestJS write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const err = message instanceof Error ? message : undefined;
    this.logger[level]({ context, stack, err }, err?.message ?? String(message));
  }
}
