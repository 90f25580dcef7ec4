import type { EntityManager } from 'typeorm';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';

/**
 * Reads vacancies and holds them until the transaction ends: whoever changes a shortlist or decides about a match holds
 * its vacancy first.
 *
 * @param ids taken in ascending order, so that two who need the same do not block for ever; those unknown are left out
 */
export function holdVacancies(transaction: EntityManager, ids: string[]): Promise<KnownVacancy[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return transaction
    .createQueryBuilder(KnownVacancy, 'vacancy')
    .where('vacancy.id = ANY(:ids)', { ids })
    .orderBy('vacancy.id')
    .setLock('for_no_key_update')
    .getMany();
}
