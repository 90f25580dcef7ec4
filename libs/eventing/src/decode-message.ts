import type { KafkaMessage } from 'kafkajs';
import { checkEvent, isKnownEvent } from '#contracts/check-event';
import { fromHeaders } from './cloud-event.ts';
import { UnprocessableEvent } from './failure.ts';
import type { ReceivedEvent } from './received-event.ts';

/**
 * Makes an event of a Kafka message and holds it against its contract.
 *
 * @param wanted the event types that the handler is for; all without it
 * @returns `undefined` for a type that is not wanted, or that this release does not know: a newer one may publish more
 * @throws {UnprocessableEvent} if it is no CloudEvent, has no key or is not JSON
 * @throws {ContractViolation} if the value does not keep to its contract
 */
export function decodeMessage(message: KafkaMessage, wanted?: readonly string[]): ReceivedEvent<unknown> | undefined {
  const attributes = fromHeaders(message.headers);
  if (attributes === undefined) throw new UnprocessableEvent('The message lacks ce_id, ce_type or ce_source.');
  if (message.key === null) throw new UnprocessableEvent('The message has no key, so its order cannot be kept.');
  if (!isKnownEvent(attributes.type) || wanted?.includes(attributes.type) === false) return undefined;
  const key = message.key.toString();
  const trace = traceOf(message);
  if (message.value === null) return { ...attributes, key, trace, value: null };
  const value = parse(message.value.toString());
  checkEvent(attributes.type, value);
  return { ...attributes, key, trace, value };
}

function traceOf({ headers }: KafkaMessage): Record<string, string> {
  const trace: Record<string, string> = {};
  for (const name of ['traceparent', 'tracestate']) {
    const value = headers?.[name];
    if (value !== undefined) trace[name] = String(value);
  }
  return trace;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UnprocessableEvent(`The value is not JSON: ${(error as Error).message}`);
  }
}
