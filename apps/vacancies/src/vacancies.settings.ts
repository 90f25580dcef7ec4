import { IsIn, MinLength } from 'class-validator';
import { EventServiceSettings } from '#platform/settings';

/** What the vacancies service reads from its environment. */
export class VacanciesSettings extends EventServiceSettings {
  /** The signing secrets of webhooks are made of it. Whoever has it can sign for any; with another one, all are void. */
  @MinLength(32, { message: '$property must be a secret of at least 32 characters' })
  WEBHOOK_SECRET!: string;

  /**
   * Where webhooks may lead: `public` addresses over HTTPS, or `any`, which is for trying things out: it lets partners
   * reach into the network of the service.
   */
  @IsIn(['public', 'any'])
  WEBHOOK_TARGETS: 'public' | 'any' = 'public';
}
