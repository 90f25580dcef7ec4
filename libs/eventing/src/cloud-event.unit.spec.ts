import fc from 'fast-check';
import { type EventAttributes, fromHeaders, toHeaders } from './cloud-event.ts';

const attributes = fc.record<EventAttributes>({
  id: fc.uuid(),
  type: fc.string(),
  source: fc.webPath(),
  subject: fc.string(),
  time: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
});

/** Kafka hands headers over as bytes. */
const asReceived = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]));

describe('An event travels in CloudEvents headers', () => {
  test('and comes out as it went in', () => {
    fc.assert(
      fc.property(attributes, (event) => {
        expect(fromHeaders(asReceived(toHeaders(event)))).toEqual(event);
      }),
    );
  });

  test('of version 1.0, in binary mode, with a JSON value', () => {
    const headers = toHeaders({ id: '1', type: 'vacancy.changed', source: '/vacancies', subject: 'v', time: 't' });
    expect(headers).toMatchObject({ ce_specversion: '1.0', ce_type: 'vacancy.changed', ce_source: '/vacancies' });
    expect(headers['content-type']).toContain('application/json');
  });

  test.each(['ce_id', 'ce_type', 'ce_source'])('without %s it is no event', (missing) => {
    const headers: Record<string, string> = toHeaders({ id: '1', type: 't', source: '/s', subject: '', time: '' });
    delete headers[missing];
    expect(fromHeaders(asReceived(headers))).toBeUndefined();
  });

  test('a message without any header is no event', () => {
    expect(fromHeaders(undefined)).toBeUndefined();
  });
});
