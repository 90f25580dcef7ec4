import { ChoiceField } from '#platform/fields';
import { PageQuery } from '#platform/page';

export class CandidateQuery extends PageQuery {
  @ChoiceField({
    of: ['due'],
    optional: true,
    description: '`due`: those whose profile you are asked to confirm, or they are erased',
  })
  confirmation?: 'due';
}
