import { randomBytes, randomUUID } from 'node:crypto';
import { send, shortlistOf } from './api.ts';
import { candidate, vacancy } from './examples.ts';
import { TopicReader } from './topic.ts';

const traceId = () => randomBytes(16).toString('hex');
const traceparent = (trace: string) => ({ traceparent: `00-${trace}-${randomBytes(8).toString('hex')}-01` });

describe('One trace leads from the request to the e-mail', () => {
  test('through outbox, topic, matching and the delivery', async () => {
    const vacancies = await new TopicReader('vacancies.vacancy.v1').start();
    const matches = await new TopicReader('matching.match.v1').start();
    const deliveries = await new TopicReader('notifications.delivery.v1').start();
    const ref = `test-${randomUUID()}`;
    const nominated = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
    const ofOurs = (item: { candidateId: string }) => item.candidateId === nominated.body.id;
    // Until the nomination has been worked off, proposals may be made because of it. Matching finds the candidate for the
    // first vacancy, and works on the second behind it.
    for (const body of [vacancy(), vacancy()]) {
      const earlier = await send('POST', '/v1/vacancies', { as: 'partner', body });
      await shortlistOf(earlier.body.id, (items) => items.some(ofOurs));
    }

    const posting = traceId();
    const posted = await send('POST', '/v1/vacancies', {
      as: 'partner',
      body: vacancy(),
      headers: traceparent(posting),
    });
    const match = (await shortlistOf(posted.body.id, (items) => items.some(ofOurs))).find(ofOurs);
    const announced = await vacancies.find('the vacancy', ({ key }) => key === posted.body.id);
    const proposed = await matches.find('the proposal', ({ value }) => value.id === match.id);
    expect(announced.headers.traceparent).toContain(posting);
    expect(proposed.headers.traceparent).toContain(posting);

    const deciding = traceId();
    const decision = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${match.id}/decision`, {
      as: 'coordinator',
      body: decision,
      headers: traceparent(deciding),
    });
    const sent = await deliveries.find('the delivery', ({ value }) => value.matchId === match.id);
    expect(sent.headers.traceparent).toContain(deciding);
    await Promise.all([vacancies.stop(), matches.stop(), deliveries.stop()]);
  });
});
