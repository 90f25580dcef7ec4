import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Role, send } from '../api.ts';
import type { AcceptedRequests } from './accepted-requests.ts';

const BETWEEN_TRIES_MS = 100;
const GIVE_UP_MS = 120_000;

/** A request that may be sent again. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly as: Role;
  readonly body?: unknown;
}

/**
 * Sends a request again and again until the system has answered it, as a syncing system does.
 *
 * @param draw the request of each try: who got no answer may have something newer to say
 * @returns the answer, and the request that it belongs to
 * @throws {Error} if the system has not answered for two minutes
 */
export async function sendUntilAnswered<Sent extends Request>(
  accepted: AcceptedRequests,
  draw: () => Sent,
): Promise<{ answer: Answer; request: Sent }> {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const request = draw();
    const answer = await tryOnce(accepted, request);
    if (answer !== undefined) return { answer, request };
    accepted.unanswered += 1;
    if (Date.now() > end) throw new Error(`No answer to ${request.method} ${request.path} for ${GIVE_UP_MS} ms.`);
    await pause(BETWEEN_TRIES_MS);
  }
}

/** @returns `undefined` if there was no answer, or one that says to try again */
async function tryOnce(accepted: AcceptedRequests, request: Request): Promise<Answer | undefined> {
  const { method, path, ...sending } = request;
  try {
    const answer = await send(method, path, sending);
    return answer.status >= 500 ? undefined : answer;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') accepted.hung.push(`${method} ${path}`);
    return undefined;
  }
}

/** @throws {Error} if the answer is none of those that may come */
export function mustBe(statuses: readonly number[], { answer, request }: { answer: Answer; request: Request }): void {
  if (statuses.includes(answer.status)) return;
  const { method, path } = request;
  throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
}
