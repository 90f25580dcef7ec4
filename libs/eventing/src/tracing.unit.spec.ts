import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { tracing } from '@opentelemetry/sdk-node';
import type { ReceivedEvent } from './received-event.ts';
import { inTrace, traceHandling, traceHeaders } from './tracing.ts';

describe('Where spans are recorded, a trace goes on across a topic:', () => {
  const spans = new tracing.InMemorySpanExporter();
  const event = (headers: Record<string, string>): ReceivedEvent<null> => ({
    id: 'e-1',
    type: 'vacancy.changed',
    source: '/vacancies',
    subject: 'v-1',
    time: '',
    key: 'v-1',
    value: null,
    trace: headers,
  });

  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    const spanProcessors = [new tracing.SimpleSpanProcessor(spans)];
    trace.setGlobalTracerProvider(new tracing.BasicTracerProvider({ spanProcessors }));
  });
  beforeEach(() => spans.reset());

  test('handling is a child of the span in which the event was written', async () => {
    const headers = await inTrace({}, 'write', {}, async () => traceHeaders());
    await traceHandling([event(headers)], async () => {});
    const [write, handle] = spans.getFinishedSpans();
    expect(handle?.name).toBe('handle vacancy.changed');
    expect(handle?.spanContext().traceId).toBe(write?.spanContext().traceId);
    expect(handle?.parentSpanContext?.spanId).toBe(write?.spanContext().spanId);
    expect(handle?.attributes['messaging.message.id']).toBe('e-1');
  });

  test('events of one trace are handled in it together; those of several in a trace that is linked to theirs', async () => {
    const write = () => inTrace({}, 'write', {}, async () => traceHeaders());
    const [one, other] = [await write(), await write()];
    const traceOf = (index: number) => spans.getFinishedSpans()[index]?.spanContext().traceId;
    await traceHandling([event(one), event(one)], async () => {});
    expect(traceOf(2)).toBe(traceOf(0));
    await traceHandling([event(one), event(other)], async () => {});
    expect([traceOf(0), traceOf(1)]).not.toContain(traceOf(3));
    expect(spans.getFinishedSpans()[3]?.links.map(({ context: { traceId } }) => traceId)).toEqual([
      traceOf(0),
      traceOf(1),
    ]);
  });

  test('a failure is told by its span, and still reaches the consumer', async () => {
    const failing = traceHandling([event({})], () => Promise.reject(new Error('no such trade')));
    await expect(failing).rejects.toThrow('no such trade');
    expect(spans.getFinishedSpans()[0]?.status).toMatchObject({ message: 'no such trade' });
  });
});
