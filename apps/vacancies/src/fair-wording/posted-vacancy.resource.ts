import { ApiProperty } from '@nestjs/swagger';
import { readerLanguage } from '#platform/reader-language';
import { VacancyResource } from '../vacancy/vacancy.resource.ts';
import { checkWording } from './check-wording.ts';
import { WARNING_LANGUAGES } from './wording-texts.ts';
import { WordingWarning } from './wording-warning.ts';

/** A vacancy as answered to whoever wrote it. */
export class PostedVacancyResource extends VacancyResource {
  @ApiProperty({
    type: [WordingWarning],
    description:
      'Places in title and description that may offend against the law of equal treatment, in German or English (`Accept-Language`); the vacancy is taken all the same',
  })
  warnings!: WordingWarning[];
}

/** Adds what should be worded otherwise, told in the language of the reader. */
export function withWarnings(vacancy: VacancyResource, acceptLanguage: string | undefined): PostedVacancyResource {
  const language = readerLanguage(acceptLanguage, WARNING_LANGUAGES, 'en');
  return { ...vacancy, warnings: checkWording(vacancy, language) };
}
