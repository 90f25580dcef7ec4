import { IsOptional, IsString, ValidateIf } from 'class-validator';
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
}
