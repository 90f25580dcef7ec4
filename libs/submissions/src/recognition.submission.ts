import { ChoiceField, DayField, TextField, TextListField, YesNoField } from '#platform/fields';
import { RECOGNITION_STATUSES, type RecognitionStatus } from '#scoring/vocabulary';

/** How far the recognition of a qualification in Germany has come. */
export class Recognition {
  @ChoiceField({
    of: RECOGNITION_STATUSES,
    description: 'State of recognition in Germany; which can follow is answered with the history',
    example: 'in-process',
  })
  status!: RecognitionStatus;

  @TextField({
    max: 200,
    optional: true,
    description: 'The body that recognises, never a person: others learn it',
    example: 'HWK Magdeburg',
  })
  authority?: string;

  @DayField({ optional: true, description: 'The day on which it came into this state', example: '2026-09-15' })
  since?: string;

  @DayField({ optional: true, example: '2026-09-01' })
  appliedOn?: string;

  @DayField({ optional: true, description: 'When the result is expected', example: '2027-01-15' })
  expectedOn?: string;

  @TextListField({
    maxItems: 20,
    max: 200,
    optional: true,
    description: 'Where the documents are to be found, e.g. file numbers; never the documents themselves',
    example: ['HWK-MD 4711/26'],
  })
  documents?: string[];

  @YesNoField({
    optional: true,
    description:
      'The state recorded before was a mistake: any state of the occupation may follow. Both stay in the history',
  })
  correction?: boolean;
}
