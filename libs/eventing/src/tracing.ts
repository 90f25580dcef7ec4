import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReceivedEvent } from './received-event.ts';

const tracer = trace.getTracer('passung');

/** The running trace as headers, so that it goes on where the event is handled (W3C Trace Context). */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Handles an event as part of the trace in which it was published. A list of events belongs to no single trace. */
export async function traceHandling(
  event: ReceivedEvent<unknown> | undefined,
  handle: () => Promise<void>,
): Promise<void> {
  if (event === undefined) return handle();
  const publisher = propagation.extract(ROOT_CONTEXT, event.trace);
  const options = { kind: SpanKind.CONSUMER, attributes: { 'messaging.message.id': event.id } };
  await tracer.startActiveSpan(`handle ${event.type}`, options, publisher, async (span) => {
    try {
      await handle();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}
