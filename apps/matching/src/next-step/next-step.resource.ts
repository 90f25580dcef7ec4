import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import type { NextStep } from '#scoring/next-step';
import { explainNextStep } from '#scoring/next-step-texts';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import type { LiftedVacancy } from './lifted-vacancy.ts';

class ReferenceOccupation {
  @ApiProperty({ description: 'ISCO-08 unit group', example: '7126' })
  isco!: string;

  @ApiProperty({ required: false, example: 'anlagenmechaniker-shk' })
  trade?: string;
}

/** The parts of a step: which are there depends on its kind. */
export class StepResource {
  @ApiProperty({ enum: ['language', 'recognition'] })
  kind!: NextStep['kind'];

  @ApiProperty({ required: false, description: 'Of a language, ISO 639-1', example: 'de' })
  language?: string;

  @ApiProperty({ required: false, type: ReferenceOccupation, description: 'Of the qualification that is recognised' })
  qualification?: ReferenceOccupation;

  @ApiProperty({ description: 'The level, or the state of recognition, as it is', example: 'A2' })
  from!: string;

  @ApiProperty({ description: 'As it would be', example: 'B1' })
  to!: string;

  @ApiProperty({ required: false, format: 'date', description: 'When it is expected; missing if no day is known' })
  expectedOn?: string;
}

class Standing {
  @ApiProperty({ minimum: 0, maximum: 100, example: 62 })
  score!: number;

  @ApiProperty({ enum: ELIGIBILITY_STATUSES })
  eligibility!: string;
}

class LiftedVacancyResource {
  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'The open match, if there is one' })
  matchId?: string;

  @ApiProperty({ type: Standing, description: 'As it is' })
  before!: Standing;

  @ApiProperty({ type: Standing, description: 'As it would be if the step were done today' })
  after!: Standing;
}

class NextStepResource extends StepResource {
  @ApiProperty({ description: 'What it would bring, in words' })
  text!: string;

  @ApiProperty({ type: [LiftedVacancyResource], description: 'Where it lifts, most points first' })
  vacancies!: LiftedVacancyResource[];
}

export class NextStepList {
  @ApiProperty({ format: 'uuid' })
  candidateId!: string;

  @ApiProperty()
  candidateVersion!: number;

  @ApiProperty()
  rulesetVersion!: string;

  @ApiProperty({ format: 'date' })
  asOf!: string;

  @ApiProperty({ type: [NextStepResource], description: 'The most useful first; empty if no single step helps' })
  items!: NextStepResource[];
}

/** @param lifts not empty, most points first */
export function toNextStepResource(step: NextStep, lifts: readonly LiftedVacancy[], locale: Locale): NextStepResource {
  const [best] = lifts;
  if (best === undefined) throw new RangeError('A step that lifts nothing is none.');
  const use = {
    from: best.before.score,
    to: best.after.score,
    alike: lifts.every(({ before, after }) => before.score === best.before.score && after.score === best.after.score),
    vacancies: lifts.length,
    opened: lifts.filter(({ opened }) => opened).length,
  };
  return {
    ...step,
    text: explainNextStep(step, use, locale),
    vacancies: lifts.map(({ vacancyId, match, before, after }) => ({
      vacancyId,
      ...(match === undefined ? {} : { matchId: match.id }),
      before: standingOf(before),
      after: standingOf(after),
    })),
  };
}

const standingOf = ({ score, eligibility }: LiftedVacancy['before']): Standing => ({
  score,
  eligibility: eligibility.status,
});
