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

/**
 * Handles events as part of the trace in which they were published. Events of several traces begin a trace of their
 * own, which is linked to theirs, as OpenTelemetry's conventions for messaging have it.
 */
export function traceHandling(events: readonly ReceivedEvent<unknown>[], handle: () => Promise<void>): Promise<void> {
  const [event] = events;
  const name = `handle ${event?.type}`;
  const spans = [...new Map(events.flatMap(spanOf).map((span) => [span.traceId, span])).values()];
  const attributes =
    events.length === 1 ? { 'messaging.message.id': event?.id } : { 'messaging.batch.message_count': events.length };
  const options = { kind: SpanKind.CONSUMER, attributes };
  if (spans.length < 2) return inTrace(event?.trace ?? {}, name, options, handle);
  const links = spans.map((context) => ({ context }));
  return inTrace({}, name, { ...options, links }, handle);
}

const spanOf = (event: ReceivedEvent<unknown>) =>
  trace.getSpanContext(propagation.extract(ROOT_CONTEXT, event.trace)) ?? [];
