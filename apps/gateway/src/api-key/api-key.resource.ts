import { ApiProperty } from '@nestjs/swagger';
import { SCOPES, type Scope } from '#platform/access/scope';
import { API_KEY_ROLES } from '#platform/access/token-verifier';
import { ChoiceField, ChoiceListField, MomentField, TextField, WholeNumberField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import type { ApiKey } from './api-key.entity.ts';

/** The scopes that mean something for a role. */
export const SCOPES_OF: Readonly<Record<(typeof API_KEY_ROLES)[number], readonly Scope[]>> = {
  partner: ['vacancies:read', 'vacancies:write', 'score:read', 'webhooks:read', 'webhooks:write'],
  institution: ['candidates:read', 'candidates:write', 'score:read'],
};

const STATES = ['active', 'expired', 'revoked'] as const;
export const DEFAULT_OVERLAP_HOURS = 24;

/** A key as an admin asks for it. */
export class ApiKeySubmission {
  @TextField({ max: 200, description: 'What is posted with the key belongs to it', example: 'hwk-magdeburg-jobs' })
  organisation!: string;

  @TextField({ max: 200, description: 'Where the key is used, for whoever finds it later', example: 'Nightly sync' })
  name!: string;

  @ChoiceField({ of: API_KEY_ROLES, example: 'partner' })
  role!: (typeof API_KEY_ROLES)[number];

  @ChoiceListField({
    of: SCOPES,
    optional: true,
    description: 'All of the role if not given',
    example: ['vacancies:write'],
  })
  scopes?: Scope[];

  @MomentField({ optional: true, description: 'At most two years from now; one year if not given' })
  expiresAt?: string;

  @WholeNumberField({ min: 1, max: 1_000_000, optional: true, description: 'As everybody if not given', example: 600 })
  requestsPerMinute?: number;
}

export class RotationSubmission {
  @WholeNumberField({
    min: 0,
    max: 720,
    optional: true,
    description: `For how long the present secret still counts; ${DEFAULT_OVERLAP_HOURS} if not given`,
    example: DEFAULT_OVERLAP_HOURS,
  })
  overlapHours?: number;
}

class ApiKeySecretResource {
  @ApiProperty({ description: 'By which to recognise it', example: 'passung_…4fGh' })
  hint!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'From when it no longer counts' })
  endsAt!: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'To the minute; missing if it was never used' })
  lastUsedAt?: string;
}

/** A key as admins read it: without what only its owner knows. */
export class ApiKeyResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Grows by one with every change', example: 1 })
  version!: number;

  @ApiProperty()
  organisation!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: API_KEY_ROLES })
  role!: (typeof API_KEY_ROLES)[number];

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: Scope[];

  @ApiProperty({ enum: STATES })
  status!: (typeof STATES)[number];

  @ApiProperty({ required: false, description: 'Missing: as everybody' })
  requestsPerMinute?: number;

  @ApiProperty({ type: [ApiKeySecretResource], description: 'Newest first' })
  secrets!: ApiKeySecretResource[];

  @ApiProperty()
  createdBy!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ format: 'date-time', required: false })
  revokedAt?: string;
}

/** The one answer that shows a secret. */
export class NewApiKeyResource extends ApiKeyResource {
  @ApiProperty({ description: 'Shown here and never again', pattern: '^passung_[0-9A-Za-z]{43}$' })
  key!: string;
}

export class ApiKeyPage {
  @ApiProperty({ type: [ApiKeyResource] })
  items!: ApiKeyResource[];

  @NextCursor()
  next!: string | null;
}

export class ApiKeyQuery extends PageQuery {
  @TextField({ max: 200, optional: true })
  organisation?: string;
}

/** What the API shows of a key. */
export function toResource(key: ApiKey, now = new Date()): ApiKeyResource {
  const { id, version, organisation, name, role, scopes, requestsPerMinute, createdBy } = key;
  const secrets = [...key.secrets].sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return {
    id,
    version,
    organisation,
    name,
    role,
    scopes,
    status: key.revokedAt !== null ? 'revoked' : key.expiresAt <= now ? 'expired' : 'active',
    ...(requestsPerMinute === null ? {} : { requestsPerMinute }),
    secrets: secrets.map(({ hint, createdAt, endsAt, lastUsedAt }) => ({
      hint,
      createdAt: createdAt.toISOString(),
      endsAt: (key.revokedAt ?? endsAt ?? key.expiresAt).toISOString(),
      ...(lastUsedAt === null ? {} : { lastUsedAt: lastUsedAt.toISOString() }),
    })),
    createdBy,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    ...(key.revokedAt === null ? {} : { revokedAt: key.revokedAt.toISOString() }),
  };
}
