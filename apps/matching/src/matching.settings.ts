import { IsOptional, IsString } from 'class-validator';
import { EventServiceSettings } from '#platform/settings';

export class MatchingSettings extends EventServiceSettings {
  /** File with the ruleset to put into force, YAML or JSON. */
  @IsOptional()
  @IsString()
  RULESET_FILE?: string;
}
