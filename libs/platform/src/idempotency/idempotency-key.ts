import { createHash } from 'node:crypto';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { Problem } from '../problem.ts';

/** For how long an answer is remembered. */
export const REMEMBERED_HOURS = 24;

/** In characters. */
export const LONGEST_KEY = 255;
const QUOTED = /^"((?:[^"\\]|\\["\\])*)"$/;

/** Marks an operation that takes no `Idempotency-Key`; it is not part of the document. */
export const TAKES_NO_KEY = 'x-takes-no-key';

export const REPEATS_BY_ITSELF = Symbol('RepeatsByItself');

/**
 * A POST that is safe to repeat by its own means, so that an `Idempotency-Key` changes nothing: one that stores
 * nothing, or reads its body as a stream and finds what it has already.
 */
export const RepeatsByItself = () =>
  applyDecorators(SetMetadata(REPEATS_BY_ITSELF, true), ApiExtension(TAKES_NO_KEY, true));

/** A request that may come again. */
export interface RepeatableRequest {
  /** Tells the key of one organisation; the key itself is not in it. */
  readonly id: Buffer;
  /** Tells what was asked for: method, address and body. */
  readonly fingerprint: Buffer;
  /** Known only to who sends the same key with the same body again. */
  readonly secret: Buffer;
}

/**
 * Reads the header `Idempotency-Key`: a quoted string as the draft has it, or the bare text that many clients send.
 *
 * @returns `undefined` if there is none
 * @throws {Problem} `malformed-header` if it is empty or too long
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function repeatableRequest(request: FastifyRequest, caller: Caller): RepeatableRequest | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const text = String(given).trim();
  const key = QUOTED.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? text;
  if (key === '' || key.length > LONGEST_KEY) {
    throw new Problem('malformed-header', `Idempotency-Key must have 1 to ${LONGEST_KEY} characters; send a new UUID.`);
  }
  const fingerprint = sha256(request.method, request.url, JSON.stringify(request.body));
  return {
    id: sha256('id', caller.organisation, key),
    fingerprint,
    secret: sha256('secret', key, fingerprint.toString('base64')),
  };
}

const sha256 = (...parts: (string | undefined)[]) =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest();
