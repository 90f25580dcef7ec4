import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import { occupationalField } from '#occupations/occupational-field';
import { Forwarding } from '../shortlist/forwarding.ts';
import { KnownVacancy } from './known-vacancy.entity.ts';

/** Keeps what is known of vacancies, and tells their occupational field. */
@Injectable()
export class VacancyIntake {
  constructor(private readonly forwarding: Forwarding) {}

  /**
   * Vacancies were posted, edited or closed. A version that is known already changes nothing.
   *
   * @param changes the newest state by vacancy id
   */
  async take(transaction: EntityManager, changes: ReadonlyMap<string, VacancyState>): Promise<void> {
    const known = await transaction.find(KnownVacancy, {
      select: { id: true, version: true, field: true },
      where: { id: In([...changes.keys()]) },
    });
    const before = new Map(known.map((vacancy) => [vacancy.id, vacancy]));
    const newer = [...changes.values()].filter(({ id, version }) => (before.get(id)?.version ?? 0) < version);
    if (newer.length === 0) return;
    const rows = newer.map((state) => ({
      id: state.id,
      version: state.version,
      field: occupationalField(state.occupation),
      open: state.status === 'open',
      state,
    }));
    await transaction.query(
      `INSERT INTO known_vacancy (id, version, field, open, state)
       SELECT id, version, field, open, state
       FROM json_to_recordset($1) AS vacancy (id uuid, version integer, field text, open boolean, state jsonb) ORDER BY id
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, field = excluded.field, open = excluded.open, state = excluded.state`,
      [JSON.stringify(rows)],
    );
    const work = rows.flatMap(({ id, field }) =>
      [...new Set([field, before.get(id)?.field ?? field])].map((touched) => ({
        field: touched,
        subject: 'vacancy' as const,
        id,
      })),
    );
    await this.forwarding.forward(transaction, work);
  }
}
