import type { IHeaders } from 'kafkajs';

/** The attributes of a CloudEvents 1.0 event that Passung uses. */
export interface EventAttributes {
  /** Unique for each event; the same event sent twice bears the same id. */
  readonly id: string;
  readonly type: string;
  /** The service that published it, e.g. `/vacancies`. */
  readonly source: string;
  /** The id of what the event is about. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
}

/**
 * Headers of an event in binary content mode.
 *
 * @see CloudEvents 1.0, Kafka Protocol Binding, section 3.2
 */
export function toHeaders(event: EventAttributes): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time,
    'content-type': 'application/json; charset=utf-8',
  };
}

/** Reads {@link toHeaders} back; `undefined` if a required attribute is missing. */
export function fromHeaders(headers: IHeaders | undefined): EventAttributes | undefined {
  const read = (name: string) => headers?.[name]?.toString();
  const [id, type, source] = [read('ce_id'), read('ce_type'), read('ce_source')];
  if (id === undefined || type === undefined || source === undefined) return undefined;
  return { id, type, source, subject: read('ce_subject') ?? '', time: read('ce_time') ?? '' };
}
