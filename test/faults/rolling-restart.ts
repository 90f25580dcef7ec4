import { eventually } from '../eventually.ts';
import { kafka } from '../infrastructure.ts';
import { type Part, startInstance, stopInstance } from '../remote-control.ts';
import { askDatabase } from './quiet.ts';

const INSTANCES = [1, 2, 3];
const OTHERS = [2, 3];
const GOES_ON_WITHIN_MS = 60_000;

/**
 * Runs three instances of a service, ends each in turn in good order while the others work, and puts a new one in its
 * place; afterwards there is one again.
 *
 * @throws {Error} if an instance does not end by itself and well, or the others do not go on without it
 */
export async function restartInTurn(service: Part): Promise<void> {
  await Promise.all(OTHERS.map((instance) => startInstance(service, instance)));
  await untilShared(service, INSTANCES.length);
  for (const instance of INSTANCES) {
    await stopInstance(service, instance);
    await untilShared(service, INSTANCES.length - 1);
    await untilMoreIsHandled(service);
    await startInstance(service, instance);
    await untilShared(service, INSTANCES.length);
  }
  await Promise.all(OTHERS.map((instance) => stopInstance(service, instance)));
}

/** Waits until so many members of the consumer group have shared the partitions among them. */
async function untilShared(group: string, members: number): Promise<void> {
  const admin = kafka().admin();
  await admin.connect();
  try {
    const shared = async () => {
      const [found] = (await admin.describeGroups([group])).groups;
      return found?.state === 'Stable' && found.members.length === members ? true : undefined;
    };
    await eventually(`${members} instances of ${group} to share the partitions`, shared, GOES_ON_WITHIN_MS);
  } finally {
    await admin.disconnect();
  }
}

async function untilMoreIsHandled(group: string): Promise<void> {
  const before = await handledBy(group);
  const more = async () => ((await handledBy(group)) > before ? true : undefined);
  await eventually(`${group} to handle more`, more, GOES_ON_WITHIN_MS);
}

async function handledBy(group: string): Promise<number> {
  const [row] = await askDatabase(group, 'SELECT coalesce(sum(next_offset), 0)::int AS handled FROM consumer_offset');
  return row.handled;
}
