/** The process of a {@link ReaderProcess}: does what it is asked until nobody can ask any more. */
import { BareReader } from './bare-reader.ts';
import type { Reader, ReaderPlan } from './contender.ts';
import { NestReader } from './nest-reader.ts';
import { PassungReader } from './passung-reader.ts';

function readerFor(plan: ReaderPlan): Reader {
  if (plan.kind === 'bare kafkajs') return new BareReader(plan);
  if (plan.kind === 'NestJS transport') return new NestReader(plan);
  return new PassungReader(plan);
}

const reader = readerFor(JSON.parse(process.argv[2] ?? ''));
process.on('disconnect', () => process.exit());
process.on('message', async ({ method, argument }: { method: keyof Reader; argument: number }) => {
  try {
    process.send?.({ result: await reader[method](argument) });
  } catch (error) {
    process.send?.({ error: (error as Error).stack });
  }
});
