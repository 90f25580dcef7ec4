import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { CandidateColumns } from '#ranking/candidate-columns';
import { OccupationSimilarities } from '#ranking/occupation-similarities';
import { PairScan, type Placed } from '#ranking/pair-scan';
import { NO_PLACE, type Place, VacancyTables } from '#ranking/vacancy-tables';
import type { Ruleset } from '#scoring/ruleset';
import { candidateFacts, vacancyFacts } from './facts.ts';

/** What a field's writer has in mind of an open vacancy. */
export interface HeldVacancy {
  readonly id: string;
  readonly version: number;
  readonly state: VacancyState;
  /** Whether its shortlist is of today and made by the ruleset in force; else it will be made anew in any case. */
  readonly current: boolean;
  /** The last of a full shortlist: who is not before them does not enter. */
  readonly last?: Placed;
}

/** One occupational field in memory. It mirrors the tables, and can be thrown away at any time. */
export class Field {
  readonly vacancies = new Map<string, HeldVacancy>();
  readonly columns: CandidateColumns;
  private readonly scan: PairScan;
  private readonly similarities: OccupationSimilarities;
  private readonly tables = new Map<string, { version: number; day: string; words: number; tables: VacancyTables }>();

  /** @param name ISCO-08 sub-major group */
  constructor(
    readonly name: string,
    private readonly ruleset: Ruleset,
  ) {
    this.columns = new CandidateColumns(name);
    this.scan = new PairScan(this.columns);
    this.similarities = new OccupationSimilarities(this.columns.occupations, ruleset);
  }

  /** Takes over what the tables say of a candidate; `undefined`: nothing, or nothing that concerns the field. */
  putCandidate(id: string, known: { version: number; fields: string[]; state: CandidateState } | undefined): void {
    if (known?.fields.includes(this.name)) this.columns.put(id, known.version, candidateFacts(known.state));
    else this.columns.remove(id);
  }

  /** The vacancy is closed, or no longer of this field. */
  forgetVacancy(id: string): void {
    this.vacancies.delete(id);
    this.tables.delete(id);
  }

  /** The best candidates for a vacancy, best first. */
  best(vacancy: { id: string; version: number; state: VacancyState }, day: string, except: Set<string>): Placed[] {
    return this.scan.best(this.tablesOf(vacancy, day), this.ruleset.shortlistSize, except);
  }

  /** Whether the candidate fits the vacancy well enough to be proposed. */
  suits(vacancy: { id: string; version: number; state: VacancyState }, day: string, candidateId: string): boolean {
    return this.tablesOf(vacancy, day).placeOf(candidateId) !== NO_PLACE;
  }

  /** The vacancies whose shortlist a candidate would enter, of those whose shortlist is current. */
  vacanciesToEnter(candidateId: string, day: string): string[] {
    return [...this.vacancies.values()]
      .filter(
        (vacancy) =>
          vacancy.current && this.enters(candidateId, this.tablesOf(vacancy, day).placeOf(candidateId), vacancy.last),
      )
      .map(({ id }) => id);
  }

  private enters(candidateId: string, place: Place, last: Placed | undefined): boolean {
    if (place === NO_PLACE || last === undefined) return place !== NO_PLACE;
    return place < last.place || (place === last.place && candidateId < last.candidateId);
  }

  /** Tables hold for a version on a day, as long as no candidate brings a word that they do not know. */
  private tablesOf(
    { id, version, state }: { id: string; version: number; state: VacancyState },
    day: string,
  ): VacancyTables {
    const { columns } = this;
    const words = columns.occupations.size + columns.regions.size + columns.years.length;
    const kept = this.tables.get(id);
    if (kept?.version === version && kept.day === day && kept.words === words) return kept.tables;
    const tables = new VacancyTables(vacancyFacts(state, day), this.ruleset, day, columns, this.similarities);
    this.tables.set(id, { version, day, words, tables });
    return tables;
  }
}
