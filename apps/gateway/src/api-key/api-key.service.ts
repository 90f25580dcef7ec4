import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import type { Caller } from '#platform/caller';
import { fromCursor, type Page, pageOf } from '#platform/page';
import { invalidInput, Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import { ApiKey } from './api-key.entity.ts';
import {
  type ApiKeyQuery,
  type ApiKeyResource,
  type ApiKeySubmission,
  DEFAULT_OVERLAP_HOURS,
  type RotationSubmission,
  SCOPES_OF,
  toResource,
} from './api-key.resource.ts';
import { ApiKeySecret } from './api-key-secret.entity.ts';
import { hashOf, hintOf, newKeyText } from './key-text.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** A key with the text that proves it, which nobody can read again. */
export interface NewKey {
  readonly apiKey: ApiKey;
  readonly text: string;
}

@Injectable()
export class ApiKeyService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Problem} `invalid-input` */
  async create(caller: Caller, submission: ApiKeySubmission): Promise<NewKey> {
    const { organisation, name, role, requestsPerMinute = null } = submission;
    const now = new Date();
    const expiresAt = new Date(submission.expiresAt ?? now.getTime() + YEAR_MS);
    check(submission, expiresAt, now);
    const scopes = submission.scopes ?? [...SCOPES_OF[role]];
    const id = newId();
    const key = { id, organisation, name, role, scopes, requestsPerMinute, expiresAt, revokedAt: null };
    const { text, secret } = newSecret(now);
    const { manager } = this.dataSource;
    const apiKey = manager.create(ApiKey, { ...key, version: 1, createdBy: caller.subject, createdAt: now });
    apiKey.secrets = [secret];
    return { apiKey: await manager.save(apiKey), text };
  }

  /** @throws {Problem} `not-found` */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<ApiKey> {
    const apiKey = await manager.findOneBy(ApiKey, { id });
    if (apiKey === null) throw new Problem('not-found', `There is no API key ${id}.`);
    return apiKey;
  }

  /** Keys in the order of their making. */
  async list({ organisation, cursor, limit }: ApiKeyQuery): Promise<Page<ApiKeyResource>> {
    const select = this.dataSource.manager
      .createQueryBuilder(ApiKey, 'key')
      .leftJoinAndSelect('key.secrets', 'secret')
      .orderBy('key.id')
      .take(limit + 1);
    if (organisation !== undefined) select.andWhere('key.organisation = :organisation', { organisation });
    if (cursor !== undefined) select.andWhere('key.id > :id', { id: fromCursor(cursor, ['uuid'])[0] });
    return pageOf(
      await select.getMany(),
      limit,
      (key) => toResource(key),
      ({ id }) => [id],
    );
  }

  /**
   * Gives the key a new secret; the present ones count a while longer, so that nobody is locked out meanwhile.
   *
   * @throws {Problem} `not-found`; `conflict` if the key no longer counts; `precondition-failed`
   */
  async rotate(
    id: string,
    { overlapHours = DEFAULT_OVERLAP_HOURS }: RotationSubmission,
    expected: Precondition,
  ): Promise<NewKey> {
    return this.change(id, expected, async (apiKey) => {
      const now = new Date();
      const { status } = toResource(apiKey, now);
      if (status !== 'active') throw new Problem('conflict', `The key is ${status}; make a new one.`);
      const end = new Date(now.getTime() + overlapHours * HOUR_MS);
      for (const present of apiKey.secrets) {
        if (present.endsAt === null || present.endsAt > end) present.endsAt = end;
      }
      const { text, secret } = newSecret(now);
      apiKey.secrets.push(secret);
      return { apiKey, text };
    });
  }

  /**
   * Ends the key for good. It no longer counts within seconds, at every gateway. Revoking it again changes nothing.
   *
   * @throws {Problem} `not-found`; `precondition-failed`
   */
  async revoke(id: string, expected: Precondition): Promise<ApiKey> {
    return this.change(id, expected, async (apiKey) => {
      apiKey.revokedAt ??= new Date();
      return apiKey;
    });
  }

  private change<Result>(id: string, expected: Precondition, work: (key: ApiKey) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM api_key WHERE id = $1 FOR UPDATE', [id]);
      const apiKey = await this.find(id, manager);
      expected.check(apiKey.version);
      const result = await work(apiKey);
      apiKey.version += 1;
      await manager.save(apiKey);
      return result;
    });
  }
}

function newSecret(now: Date): { text: string; secret: ApiKeySecret } {
  const text = newKeyText();
  const secret = { hash: hashOf(text), hint: hintOf(text), createdAt: now, endsAt: null, lastUsedAt: null };
  return { text, secret: Object.assign(new ApiKeySecret(), secret) };
}

function check({ role, scopes }: ApiKeySubmission, expiresAt: Date, now: Date): void {
  const useless = scopes?.filter((scope) => !SCOPES_OF[role].includes(scope)) ?? [];
  if (useless.length > 0) {
    const detail = `a ${role} has no use for ${useless.join(', ')}; choose of ${SCOPES_OF[role].join(', ')}`;
    throw invalidInput([{ pointer: '#/scopes', detail }]);
  }
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + 2 * YEAR_MS) {
    throw invalidInput([
      { pointer: '#/expiresAt', detail: `must be after ${now.toISOString()}, by two years at most` },
    ]);
  }
}
