import { isDeepStrictEqual } from 'node:util';
import { type Answer, passung, send } from '../api.ts';
import type { AcceptedRequests } from './accepted-requests.ts';
import { expectedShortlist } from './expected-shortlists.ts';
import { askDatabase } from './quiet.ts';

async function read(path: string): Promise<Answer['body']> {
  const { status, body } = await send('GET', path, { as: 'admin' });
  if (status !== 200) throw new Error(`GET ${path} was answered with ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Accepted requests of which the services know nothing, or something else. */
export async function lostRequests({ vacancies, candidates, decisions }: AcceptedRequests): Promise<string[]> {
  const lost: string[] = [];
  for (const [ref, { id, body, status }] of vacancies) {
    const found = await read(`/v1/vacancies/${id}`);
    if (!includes(found, { ...body, status })) lost.push(`${ref}: ${JSON.stringify(found)}`);
  }
  for (const [ref, { id, body }] of candidates) {
    const found = await read(`/v1/candidates/${id}`);
    if (!includes(found, body)) lost.push(`${ref}: ${JSON.stringify(found)}`);
  }
  for (const [id, { decision }] of decisions) {
    const found = await read(`/v1/matches/${id}`);
    if (found.decision?.decision !== decision) lost.push(`${decision} of ${id}: ${JSON.stringify(found)}`);
  }
  return lost;
}

/** Candidates who were erased, but not everywhere. */
export async function unfinishedErasures({ erasures }: AcceptedRequests): Promise<string[]> {
  const unfinished: string[] = [];
  for (const [candidateId, receiptId] of erasures) {
    const receipt = await read(`/v1/erasures/${receiptId}`);
    if (receipt.status !== 'complete') unfinished.push(JSON.stringify(receipt));
    const { status } = await send('GET', `/v1/candidates/${candidateId}`, { as: 'admin' });
    if (status !== 404) unfinished.push(`GET /v1/candidates/${candidateId} is answered with ${status}`);
  }
  return unfinished;
}

/** Shortlists that are not what scoring all pairs gives. */
export async function wrongShortlists(accepted: AcceptedRequests): Promise<string[]> {
  const wrong: string[] = [];
  const known = new Set(accepted.consenting.map(({ id }) => id));
  for (const [ref, vacancy] of accepted.vacancies) {
    const { items, next } = await read(`/v1/matches?limit=100&vacancyId=${vacancy.id}`);
    if (next !== null) throw new Error(`The shortlist of ${vacancy.id} has more than a hundred places.`);
    const found = (items as Answer['body'][]).map((match) => lineOf(match, known)).sort();
    const expected = expectedShortlist(accepted, vacancy).sort();
    const missing = expected
      .filter((line) => !found.includes(line))
      .map((line) => `${ref} (${vacancy.id}) misses ${line}`);
    const extra = found.filter((line) => !expected.includes(line)).map((line) => `${ref} (${vacancy.id}) has ${line}`);
    wrong.push(...missing, ...extra);
    if (missing.length + extra.length === 0 && found.length !== expected.length) wrong.push(`${ref} has a match twice`);
  }
  return wrong;
}

function lineOf(match: Answer['body'], known: ReadonlySet<string>): string {
  const { candidateId, status, score, scoreToday, eligibility, lostGround } = match;
  if (lostGround === undefined) return `${candidateId} ${status} ${score} ${scoreToday} ${eligibility.status}`;
  // Who left the vacancy's field before they were gone was flagged then; that ground stands.
  const leftBefore = lostGround === 'no-longer-suitable' && !known.has(candidateId);
  return `${candidateId} ${status}, flagged: ${leftBefore ? 'candidate-gone' : lostGround}`;
}

/** Confirmed matches that are not told by exactly one e-mail, and e-mails that tell of none; how many came twice. */
export async function wrongDeliveries({
  decisions,
  erasures,
}: AcceptedRequests): Promise<{ wrong: string[]; mails: number; repeated: number }> {
  const confirmed = [...decisions].filter(([, { decision }]) => decision === 'confirm');
  const mails = await readMessageIds();
  const messageIds = new Map<string, number>();
  for (const messageId of mails) messageIds.set(messageId, (messageIds.get(messageId) ?? 0) + 1);
  const dropped = await askDatabase('notifications', "SELECT match_id FROM notice WHERE state = 'dropped'");
  // Nobody is told of a vacancy that was closed meanwhile.
  const untold = new Set(dropped.map(({ match_id }) => match_id));
  const wrong: string[] = [];
  const told = new Set<string>();
  for (const [matchId, { candidateId }] of confirmed) {
    const { items } = await read(`/v1/notifications?matchId=${matchId}`);
    // What was not sent yet when a candidate was erased never will be.
    if (items.length === 0 && (erasures.has(candidateId) || untold.has(matchId))) continue;
    if (items.length !== 1 || items[0].state !== 'sent') {
      wrong.push(`match ${matchId} has ${items.length} deliveries: ${JSON.stringify(items)}`);
      continue;
    }
    told.add(items[0].messageId);
    const count = messageIds.get(items[0].messageId) ?? 0;
    if (count !== 1 && count !== 2) wrong.push(`match ${matchId} was e-mailed ${count} times`);
  }
  const unfounded = [...messageIds.keys()].filter((messageId) => !told.has(messageId));
  wrong.push(...unfounded.map((messageId) => `the e-mail ${messageId} belongs to no confirmed match`));
  const repeated = [...messageIds.values()].filter((count) => count === 2).length;
  return { wrong, mails: mails.length, repeated };
}

/** E-mails that came again, by their `Message-ID`. */
export async function mailedAgain(): Promise<string[]> {
  const messageIds = await readMessageIds();
  return messageIds.filter((messageId, place) => messageIds.indexOf(messageId) !== place);
}

async function readMessageIds(): Promise<string[]> {
  const mails = (await (await fetch(passung.inboxApiUrl)).json()) as Answer['body'][];
  return mails.map(({ headers }) => headers['message-id']);
}

/** Whether `found` holds all that `sent` says; a service may add to it. */
function includes(found: unknown, sent: unknown): boolean {
  if (sent === null || typeof sent !== 'object') return isDeepStrictEqual(found, sent);
  if (found === null || typeof found !== 'object') return false;
  if (Array.isArray(sent) && (!Array.isArray(found) || found.length !== sent.length)) return false;
  return Object.entries(sent).every(([name, value]) => includes((found as Record<string, unknown>)[name], value));
}
