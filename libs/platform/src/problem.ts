import { HttpException } from '@nestjs/common';

/** One field that is wrong, and what would be right. */
export interface FieldFault {
  /** JSON Pointer into the body as a URI fragment (RFC 6901, section 6), e.g. `#/requirements/languages/0/level`. */
  readonly pointer: string;
  readonly detail: string;
}

/** The kinds of problems, each with its HTTP status and the title that never changes. */
export const PROBLEMS = {
  'malformed-body': { status: 400, title: 'The body cannot be read' },
  'malformed-address': { status: 400, title: 'The address cannot be read' },
  'malformed-header': { status: 400, title: 'A header cannot be read' },
  'invalid-input': { status: 400, title: 'Some fields are wrong' },
  unauthenticated: { status: 401, title: 'A valid access token is needed' },
  forbidden: { status: 403, title: 'Your role or scope does not allow this' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'method-not-allowed': { status: 405, title: 'The resource has no such method' },
  conflict: { status: 409, title: 'The resource is not in a state that allows this' },
  'request-in-progress': { status: 409, title: 'The same request is being worked on' },
  'precondition-failed': { status: 412, title: 'The resource has changed meanwhile' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type is not supported' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'too-many-requests': { status: 429, title: 'You send faster than agreed' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A part of Passung is not reachable' },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** The `type` by which programs tell problems apart; at the origin that answered, a page explains it. */
export const problemType = (kind: string) => `/problems/${kind}`;

/**
 * An error as the API tells it.
 *
 * @see RFC 9457, Problem Details for HTTP APIs
 */
export class Problem extends HttpException {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    /** Members beside the standard ones, e.g. `errors` with a pointer to each wrong field. */
    readonly members: { errors?: FieldFault[]; [member: string]: unknown } = {},
  ) {
    super(detail, PROBLEMS[kind].status);
  }

  /** The body of the answer. */
  toBody(): Record<string, unknown> {
    const { status, title } = PROBLEMS[this.kind];
    return { type: problemType(this.kind), title, status, detail: this.detail, ...this.members };
  }
}

/** A problem for fields that are wrong. */
export const invalidInput = (errors: FieldFault[]) =>
  new Problem('invalid-input', errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' '), { errors });
