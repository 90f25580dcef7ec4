import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DayField, LanguageField, ObjectField } from '#platform/fields';
import {
  CANDIDATE_LEVELS,
  type CandidateLevel,
  CEFR_LEVELS,
  type CefrLevel,
  EVIDENCES,
  type Evidence,
} from '#scoring/vocabulary';

/** The skills of the Common European Framework's self-assessment grid, which is also that of Europass. */
export const SKILLS = ['listening', 'reading', 'spokenInteraction', 'spokenProduction', 'writing'] as const;

const Level = (example: CandidateLevel) => ChoiceField({ of: CANDIDATE_LEVELS, optional: true, example });

class SkillLevels {
  @Level('B1')
  listening?: CandidateLevel;

  @Level('B1')
  reading?: CandidateLevel;

  @Level('A2')
  spokenInteraction?: CandidateLevel;

  @Level('A2')
  spokenProduction?: CandidateLevel;

  @Level('A2')
  writing?: CandidateLevel;
}

class LanguageCourse {
  @ChoiceField({ of: CEFR_LEVELS, description: 'The level at its end', example: 'B1' })
  level!: CefrLevel;

  @DayField({ example: '2027-01-31' })
  expectedOn!: string;
}

export class LanguageSkill {
  @LanguageField({ example: 'de' })
  language!: string;

  @ChoiceField({
    of: CANDIDATE_LEVELS,
    optional: true,
    description:
      'Common European Framework of Reference; `none`: no knowledge. The level as a whole, e.g. of a certificate; where it is missing, that of the weakest stated skill counts',
    example: 'A2',
  })
  level?: CandidateLevel;

  @ObjectField(() => SkillLevels, { optional: true, description: 'The level of each skill, as far as it is known' })
  skills?: SkillLevels;

  @ChoiceField({ of: EVIDENCES, optional: true, example: 'certificate' })
  evidence?: Evidence;

  @DayField({ optional: true, example: '2026-05-10' })
  examinedOn?: string;

  @ObjectField(() => LanguageCourse, { optional: true, description: 'A course under way' })
  course?: LanguageCourse;
}

export class LanguageResource extends LanguageSkill {
  @ApiProperty({ enum: CANDIDATE_LEVELS, description: 'The level that counts for matching' })
  matchingLevel!: CandidateLevel;
}
