import { ApiProperty } from '@nestjs/swagger';

class SuggestionResource {
  @ApiProperty({ example: 'isco-08' })
  scheme!: string;

  @ApiProperty({ example: '7126' })
  code!: string;

  @ApiProperty({ example: 'Plumbers and Pipe Fitters' })
  label!: string;
}

class QuestionResource {
  @ApiProperty({ description: 'Where in the nomination the answer belongs', example: '#/occupations' })
  pointer!: string;

  @ApiProperty()
  question!: string;

  @ApiProperty({ required: false, description: 'What the CV says' })
  found?: string;

  @ApiProperty({ required: false, type: [SuggestionResource], description: 'Occupations that may be meant' })
  couldBe?: readonly SuggestionResource[];
}

/** A nomination as far as a CV gives it. */
export class EuropassDraft {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Answer the questions in it, then send it with PUT /v1/candidates/by-ref/{externalRef}',
  })
  submission!: object;

  @ApiProperty({ type: [QuestionResource] })
  questions!: readonly QuestionResource[];
}
