import { setTimeout as pause } from 'node:timers/promises';
import { SeededRandom } from '../../tools/sample/seeded-random.ts';
import type { AcceptedRequests } from './accepted-requests.ts';
import { Coordinator, Institution, Partner, type User } from './users.ts';

/** Vacancies change less often than candidates: a changed vacancy is matched wholly anew, and so hides what went wrong before. */
const PARTNER_THINKS_MS = { least: 400, most: 1_600 };
const INSTITUTION_THINKS_MS = { least: 100, most: 300 };
const COORDINATOR_THINKS_MS = { least: 200, most: 800 };

/** A user, and what the user's choices come from. */
export interface BusyUser {
  readonly user: User;
  readonly random: SeededRandom;
  readonly thinksMs: { readonly least: number; readonly most: number };
}

/** Two partners, two institutions and a coordinator. Each has chance of their own, so that none disturbs the others'. */
export function usersOf(seed: number, accepted: AcceptedRequests): BusyUser[] {
  const user = (number: number, create: (random: SeededRandom) => User, thinksMs: BusyUser['thinksMs']): BusyUser => {
    const random = new SeededRandom(seed + number);
    return { user: create(random), random, thinksMs };
  };
  return [
    user(1, (random) => new Partner('one', random, accepted), PARTNER_THINKS_MS),
    user(2, (random) => new Partner('two', random, accepted), PARTNER_THINKS_MS),
    user(3, (random) => new Institution('one', random, accepted), INSTITUTION_THINKS_MS),
    user(4, (random) => new Institution('two', random, accepted), INSTITUTION_THINKS_MS),
    user(5, (random) => new Coordinator(random, accepted), COORDINATOR_THINKS_MS),
  ];
}

/** Lets a user act, think and act again until told to stop; what was begun is brought to its end. */
export async function keepBusy({ user, random, thinksMs }: BusyUser, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await user.act();
    await pause(random.whole(thinksMs.least, thinksMs.most));
  }
}
