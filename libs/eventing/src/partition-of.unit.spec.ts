import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { partitionOf } from './partition-of.ts';

const ofKafkajs = Partitioners.DefaultPartitioner();

function partitionOfKafkajs(key: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  return ofKafkajs({ topic: 'vacancies', partitionMetadata, message: { key, value: null } });
}

test('an event goes into the partition that other clients of Kafka look for it in, whatever its key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
      expect(partitionOf(key, partitions)).toBe(partitionOfKafkajs(key, partitions));
    }),
    { numRuns: 1_000 },
  );
});
