import type { OnApplicationShutdown } from '@nestjs/common';
import {
  context,
  isSpanContextValid,
  propagation,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { FastifyInstance } from 'fastify';
import type { ServiceSettings } from './settings.ts';

/** Tracing for as long as the service runs. */
export class Tracing implements OnApplicationShutdown {
  constructor(private readonly end: () => Promise<void>) {}

  /** Exports the spans that are still held. */
  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }
}

/**
 * Carries the trace of a request along wherever it leads (W3C Trace Context). Spans are recorded and exported only if
 * the standard variables say where to: `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_TRACES_EXPORTER` (e.g. `console`).
 */
export async function startTracing(
  service: string,
  settings: Pick<ServiceSettings, 'OTEL_TRACES_EXPORTER' | 'OTEL_EXPORTER_OTLP_ENDPOINT'>,
): Promise<Tracing> {
  const exporter = settings.OTEL_TRACES_EXPORTER ?? (settings.OTEL_EXPORTER_OTLP_ENDPOINT ? 'otlp' : 'none');
  if (exporter === 'none') {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    return new Tracing(async () => {});
  }
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName: `passung-${service}`, textMapPropagator: new W3CTraceContextPropagator() });
  sdk.start();
  return new Tracing(() => sdk.shutdown());
}

const tracer = trace.getTracer('passung');

/** Gives every request a span that goes on where the caller's trace stands. */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions, url, headers } = request;
    if (url.startsWith('/health/')) return done();
    const caller = propagation.extract(context.active(), headers);
    const options: SpanOptions = {
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': method, 'http.route': routeOptions.url ?? url },
    };
    const span = tracer.startSpan(`${method} ${routeOptions.url ?? url}`, options, caller);
    // Neither recorded here nor begun elsewhere.
    if (!isSpanContextValid(span.spanContext())) return done();
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(caller, span), done);
  });
}

/** The trace that runs here, as fields for a log line. */
export function traceFields(): Record<string, string> {
  const span = trace.getSpanContext(context.active());
  return span === undefined || !isSpanContextValid(span) ? {} : { traceId: span.traceId };
}

/** The headers that hand the running trace on. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
