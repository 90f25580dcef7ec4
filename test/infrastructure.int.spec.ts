import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { freshDatabase, freshTopic, infrastructure, kafka, unique } from './infrastructure.ts';

describe('the infrastructure of the tests', () => {
  test('has a real PostgreSQL that gives every test file a database of its own', async () => {
    const { url, drop } = await freshDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ version: string }>('SELECT version()');
    await client.end();
    await drop();

    expect(rows[0]?.version).toMatch(/^PostgreSQL /);
    await expect(new Client({ connectionString: url }).connect()).rejects.toThrow('does not exist');
  });

  test('has a real Kafka that keeps what is published on a new topic', async () => {
    const topic = await freshTopic({ partitions: 2 });
    const producer = kafka().producer({ idempotent: true });
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'vacancy', value: 'published' }] });
    await producer.disconnect();

    const consumer = kafka().consumer({ groupId: unique('group') });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const value = await new Promise((resolve) => {
      void consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) });
    });
    await consumer.disconnect();
    expect(value).toBe('published');
  });

  test('refuses a topic that was never created', async () => {
    const producer = kafka().producer({ retry: { retries: 0 } });
    await producer.connect();
    const sent = producer.send({ topic: unique('misspelt'), messages: [{ value: 'lost' }] });
    await expect(sent).rejects.toThrow('does not host this topic-partition');
    await producer.disconnect();
  });

  test('has a real mail server whose inbox can be read', async () => {
    const { smtpUrl, inboxApiUrl } = infrastructure();
    const subject = unique('Grüße');
    await createTransport(smtpUrl).sendMail({
      from: 'a@passung.example',
      to: 'b@muster.example',
      subject,
      text: 'Ja.',
    });

    const mails = (await (await fetch(inboxApiUrl ?? '')).json()) as { subject: string }[];
    expect(mails.filter((mail) => mail.subject === subject)).toHaveLength(1);
  });
});
