import { existsSync } from 'node:fs';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { AccessGuard } from './access/access.guard.ts';
import { TokenVerifier } from './access/token-verifier.ts';
import { tellAllowedMethods } from './allowed-methods.ts';
import { apiDocument } from './api-document.ts';
import { HealthController, READINESS_CHECKS, type ReadinessCheck } from './health.controller.ts';
import { withLogFields } from './log-context.ts';
import { createLogger, NestLogger } from './logging.ts';
import { MetricsController } from './metrics.controller.ts';
import { ProblemFilter, sendProblem } from './problem.filter.ts';
import { Problem } from './problem.ts';
import { readJsonBodies } from './read-json.ts';
import { readSettings, ServiceSettings, SettingsError } from './settings.ts';
import { startTracing, Tracing, traceRequests } from './tracing.ts';
import { validationPipe } from './validation.ts';

/** The largest body a service reads, in bytes. */
export const BODY_LIMIT = 1_048_576;

/** A reference of 200 characters, each written as up to twelve in an address. */
const LONGEST_PARAMETER = 2_400;

/** What makes one service different from another. */
export interface ServiceDefinition<Settings extends ServiceSettings> {
  readonly name: string;
  readonly settings: new () => Settings;
  readonly module: (settings: Settings) => DynamicModule;
  /** What must be up for the service to serve. */
  readonly readiness?: (app: NestFastifyApplication) => ReadinessCheck[];
  /** Runs before the service listens, e.g. to connect it to Kafka. */
  readonly prepare?: (app: NestFastifyApplication, settings: Settings) => Promise<void> | void;
  /** Addresses of proxies in front of it that tell the sender's own; none if not given. */
  readonly trustedProxies?: (settings: Settings) => string[];
  /** What it sends to addresses of others, for the API document. */
  readonly webhooks?: OpenAPIObject['webhooks'];
  /** Whether it is reached through the gateway only, and may tell `/metrics` and its part of the API document. */
  readonly behindGateway: boolean;
}

@Module({})
class ServiceModule {}

/** Starts a service; a wrong setting ends the process with a message that names the variable. */
export async function runService<Settings extends ServiceSettings>(
  service: ServiceDefinition<Settings>,
): Promise<void> {
  try {
    loadLocalEnvironment(service.name);
    const settings = readSettings(service.settings);
    const tracing = await startTracing(service.name, settings);
    const app = await createService(service, settings, tracing);
    await app.listen(settings.PORT, settings.HOST);
  } catch (error) {
    const message = error instanceof SettingsError ? error.message : (error as Error).stack;
    process.stderr.write(`${service.name} cannot start. ${message}\n`);
    process.exit(1);
  }
}

/** What `npm start` wrote down, so that one service can be run by hand beside the others. Given variables win. */
function loadLocalEnvironment(name: string): void {
  const file = `.passung/env/${name}.env`;
  if (process.env.NODE_ENV !== 'production' && existsSync(file)) process.loadEnvFile(file);
}

async function createService<Settings extends ServiceSettings>(
  service: ServiceDefinition<Settings>,
  settings: Settings,
  tracing: Tracing,
): Promise<NestFastifyApplication> {
  const logger = createLogger(service.name, settings.LOG_LEVEL);
  const checks: ReadinessCheck[] = [];
  const root: DynamicModule = {
    module: ServiceModule,
    global: true,
    imports: [service.module(settings)],
    controllers: service.behindGateway ? [HealthController, MetricsController] : [HealthController],
    providers: [
      { provide: ServiceSettings, useValue: settings },
      { provide: READINESS_CHECKS, useValue: checks },
      { provide: Tracing, useFactory: () => tracing },
      TokenVerifier,
      AccessGuard,
    ],
    exports: [ServiceSettings, TokenVerifier],
  };
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT,
    trustProxy: service.trustedProxies?.(settings) ?? false,
    requestIdHeader: 'x-request-id',
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, new Problem('malformed-address', error.message)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root as unknown as Type, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    // NestJS would read HTML forms, too.
    bodyParser: false,
  });
  readJsonBodies(adapter.getInstance());
  traceRequests(adapter.getInstance());
  tellAllowedMethods(adapter.getInstance());
  logRequests(adapter.getInstance(), logger);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(app.get(AccessGuard));
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  checks.push(...(service.readiness?.(app) ?? []));
  await service.prepare?.(app, settings);
  if (service.behindGateway) {
    const document = { ...apiDocument(app), ...(service.webhooks && { webhooks: service.webhooks }) };
    adapter.getInstance().get('/openapi.json', (_request, reply) => reply.send(document));
  }
  return app;
}

/** One line a request, and its id on every line that is written because of it. */
function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, _reply, done) => withLogFields({ requestId: request.id }, done));
  fastify.addHook('onResponse', ({ id, method, url }, { statusCode, elapsedTime }, done) => {
    if (url.startsWith('/health/')) return done();
    const ms = Math.round(elapsedTime * 10) / 10;
    logger.info({ requestId: id, method, url: withoutSecrets(url), status: statusCode, ms }, 'request');
    done();
  });
}

/**
 * Institutions put people's names into their references, and no name belongs into a log; nor do the links in e-mails, by
 * which whoever has one can answer for a company.
 */
const withoutSecrets = (url: string) => url.replace(/(\/by-ref\/|^\/r\/(?:\w+\/)?)[^/?]+/, '$1…');
