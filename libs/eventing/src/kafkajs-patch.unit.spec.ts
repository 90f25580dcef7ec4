import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const Encoder = load('kafkajs/src/protocol/encoder');
const produce = load('kafkajs/src/protocol/requests/produce/v3/request');
const framed = load('kafkajs/src/protocol/request');

/** Around where the length of a length changes, and what Kafka takes of a message. */
const SIZES = [0, 1, 63, 64, 65, 127, 128, 511, 512, 8_191, 8_192, 8_193, 500_000];
/** Of one to four bytes in UTF-8. */
const LETTERS = ['v', 'ß', 'ļ', '–', '🔧'];

const messages = SIZES.flatMap((size) =>
  LETTERS.map((letter) => ({
    key: size % 2 === 0 ? letter : null,
    value: size === 64 ? null : size === 65 ? Buffer.alloc(size, letter) : letter.repeat(size),
    headers: { ce_id: letter.repeat(Math.min(size, 600)), ['ce_'.repeat(size % 50)]: 'x', error: ['a', letter] },
    timestamp: String(1_764_400_000_000 + size),
  })),
);

async function request(sent: typeof messages): Promise<Buffer> {
  const partitions = [{ partition: 3, firstSequence: 7, messages: sent }];
  const request = produce({ acks: -1, timeout: 30_000, topicData: [{ topic: 't', partitions }] });
  return (await framed({ correlationId: sent.length, clientId: 'vacancies', request })).buffer;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

test('with its patch, kafkajs sends what it sends as published, byte by byte', async () => {
  const digests = [];
  for (const message of messages) digests.push(sha256(await request([message])));
  digests.push(sha256(await request(messages)));
  const ofPublished = 'de10d7b9a3ce68dbf9cbd17f8d9710004e8a6c797aea69dfa551cf1c5120ba55';
  expect(sha256(Buffer.concat(digests)).toString('hex')).toBe(ofPublished);
});

test('a number that comes when the room is full is written all the same', () => {
  const full = new Encoder(7);
  for (const byte of [1, 2, 3, 4, 5, 6, 7, 8]) full.writeInt8(byte);
  expect(full.writeUVarInt(300).buffer).toEqual(Buffer.of(1, 2, 3, 4, 5, 6, 7, 8, 0xac, 0x02));
});

test('kafkajs is installed with its patch: encoders take their room from what Node.js keeps ready', () => {
  expect(new Encoder(64).buf.buffer.byteLength).toBe(Buffer.poolSize);
});
