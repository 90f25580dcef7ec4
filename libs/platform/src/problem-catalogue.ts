import { PROBLEMS, type ProblemKind, problemType } from './problem.ts';

/** What a page about a kind of problem says beside its title. */
interface ProblemGuide {
  readonly when: string;
  readonly wayOut: string;
  /** Whether sending the very same request again can help. */
  readonly again: 'no' | 'later';
}

const GUIDES: Readonly<Record<ProblemKind, ProblemGuide>> = {
  'malformed-body': {
    when: 'The body is no JSON, holds a key like `__proto__`, or is nested more than 20 levels deep.',
    wayOut: 'Send one JSON object in UTF-8. `detail` names the place where reading stopped.',
    again: 'no',
  },
  'malformed-address': {
    when: 'The address holds a percent sign that begins no character, or a part that is too long.',
    wayOut: 'Encode each part of the address by itself, as `encodeURIComponent` does.',
    again: 'no',
  },
  'malformed-header': {
    when: 'A header such as `Idempotency-Key` is empty, too long, or not of its form.',
    wayOut: '`detail` names the header and what it must look like.',
    again: 'no',
  },
  'invalid-input': {
    when: 'One or more fields of the body or the query are missing, unknown, of the wrong form, or contradict each other.',
    wayOut:
      '`errors` has one entry for each: `pointer` leads to the field, `detail` says what would be right. Nothing was stored.',
    again: 'no',
  },
  unauthenticated: {
    when: 'There is no access token or API key, or it is expired, revoked, mistyped, or of an issuer that is not trusted here.',
    wayOut: 'Send `Authorization: Bearer <access token or API key>`; get a new one if `detail` says that it has ended.',
    again: 'no',
  },
  forbidden: {
    when: 'The token or key is valid, but neither its role nor its scopes allow this.',
    wayOut: '`detail` names what is needed. Ask the operator for a key with that scope.',
    again: 'no',
  },
  'not-found': {
    when: 'There is nothing at this address, or nothing that you may see. The two are told in the same way on purpose.',
    wayOut: 'Check the id, and whether the key you use belongs to the organisation that owns the resource.',
    again: 'no',
  },
  'method-not-allowed': {
    when: 'The address exists, but not for this method.',
    wayOut: 'The header `Allow` lists the methods that it has.',
    again: 'no',
  },
  conflict: {
    when: 'The resource is in a state that does not allow this: a vacancy that is closed, a match that is decided, a reference that is taken.',
    wayOut: '`detail` says in which state it is and what is possible from there. Read the resource before you decide.',
    again: 'no',
  },
  'request-in-progress': {
    when: 'A request with the same `Idempotency-Key` is still being worked on.',
    wayOut: 'Wait a moment and send the same request again; you will get the answer of the first.',
    again: 'later',
  },
  'precondition-failed': {
    when: '`If-Match` names a version that is no longer the current one: somebody else has changed the resource meanwhile.',
    wayOut:
      'Read the resource, repeat your change on what you find, and send it with the new `ETag`, which `etag` names.',
    again: 'no',
  },
  'body-too-large': {
    when: 'The body is larger than 1 MiB.',
    wayOut: 'Send less at once. For many vacancies use the import, which reads a stream.',
    again: 'no',
  },
  'unsupported-media-type': {
    when: 'The body is of a media type that is not read here.',
    wayOut: 'Send JSON with `Content-Type: application/json`, or what the API document names for this operation.',
    again: 'no',
  },
  'idempotency-key-reused': {
    when: 'The `Idempotency-Key` came with another request within the last 24 hours.',
    wayOut: 'Take a new key, a UUID say, for each new request, and keep it for repetitions of the same.',
    again: 'no',
  },
  'too-many-requests': {
    when: 'You send more requests a minute than agreed. `RateLimit-Policy` says how many there may be.',
    wayOut: 'Wait as many seconds as `Retry-After` says. `RateLimit` tells with every answer how many are left.',
    again: 'later',
  },
  'internal-error': {
    when: 'Something happened that nobody foresaw. It was logged.',
    wayOut:
      'Try again; if it stays, tell the operator the `requestId`. A POST with an `Idempotency-Key` may be repeated safely.',
    again: 'later',
  },
  unavailable: {
    when: 'A part of Passung, or the issuer of tokens, does not answer.',
    wayOut:
      'Try again after a few seconds, then ever less often. A POST with an `Idempotency-Key` may be repeated safely.',
    again: 'later',
  },
};

/** A page about one kind of problem. */
export interface ProblemPage extends ProblemGuide {
  readonly kind: ProblemKind;
  readonly type: string;
  readonly status: number;
  readonly title: string;
}

/** One page for each kind of problem, in the order of their statuses. */
export const PROBLEM_PAGES: readonly ProblemPage[] = (Object.keys(PROBLEMS) as ProblemKind[])
  .map((kind) => ({ kind, type: problemType(kind), ...PROBLEMS[kind], ...GUIDES[kind] }))
  .sort((one, other) => one.status - other.status);

const AGAIN = {
  no: 'Sending the same again will not help.',
  later: 'Sending the same again later can help.',
};

/** The page in Markdown, as it stands in docs/problems/. */
export const toMarkdown = ({ kind, type, status, title, when, wayOut, again }: ProblemPage): string =>
  `# ${title}\n\n\`${status}\` · \`${kind}\` · type \`${type}\`\n\n**When.** ${when}\n\n**Way out.** ${wayOut}\n\n${AGAIN[again]}\n`;
