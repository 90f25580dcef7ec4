import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { EventServiceSettings } from '#platform/settings';
import type { MasterKeySource } from './encryption/master-keys.ts';

/** What the candidates service reads from its environment. */
export class CandidatesSettings extends EventServiceSettings implements MasterKeySource {
  /** A file with the master keys, one a line; the first encrypts. */
  @IsOptional()
  @IsString()
  MASTER_KEYS_FILE?: string;

  /** The same keys, separated by commas, for whoever has no file. */
  @ValidateIf(({ MASTER_KEYS_FILE }: CandidatesSettings) => MASTER_KEYS_FILE === undefined)
  @IsString({ message: 'set it, or MASTER_KEYS_FILE to a file; "npm run master-key -- new" prints a key' })
  MASTER_KEYS?: string;

  /** Signed the links to contact details: the same secret as that of notifications. */
  @MinLength(32, { message: '$property must be a secret of at least 32 characters' })
  LINK_SECRET!: string;

  /** After so many days an institution is asked whether a profile is still true. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_650)
  RETENTION_ASK_AFTER_DAYS = 365;

  /** So many days it has for the answer; then the candidate is erased. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_650)
  RETENTION_ANSWER_WITHIN_DAYS = 60;
}
