import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { ReceivedEvent } from './received-event.ts';

const tracer = trace.getTracer('passung');

/** The running trace as headers, so that it goes on where the event is handled (W3C Trace Context). */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/**
 * Runs `work` as a span of a trace that began elsewhere.
 *
 * @param headers what {@link traceHeaders} gave there; with none a trace of its own begins
 */
export async function inTrace<Result>(
  headers: Readonly<Record<string, string>>,
  name: string,
  options: SpanOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Handles an event as part of the trace in which it was published. A list of events belongs to no single trace. */
export function traceHandling(event: ReceivedEvent<unknown> | undefined, handle: () => Promise<void>): Promise<void> {
  if (event === undefined) return handle();
  const options = { kind: SpanKind.CONSUMER, attributes: { 'messaging.message.id': event.id } };
  return inTrace(event.trace, `handle ${event.type}`, options, handle);
}
