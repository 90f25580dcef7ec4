import { occupationalField, reachableFields } from '#occupations/occupational-field';
import { CandidateColumns } from '#ranking/candidate-columns';
import { OccupationSimilarities } from '#ranking/occupation-similarities';
import { PairScan, type Placed } from '#ranking/pair-scan';
import { VacancyTables } from '#ranking/vacancy-tables';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';
import { defaultRuleset } from '#scoring/ruleset';
import { TODAY } from './population.ts';

interface Field {
  readonly columns: CandidateColumns;
  readonly scan: PairScan;
  readonly similarities: OccupationSimilarities;
}

/** Ours: the candidates of each occupational field in columns, as the matching service holds them. */
export class InColumns {
  private readonly fields = new Map<string, Field>();
  private readonly fieldsOf = new Map<string, string[]>();

  add(id: string, facts: CandidateFacts): void {
    const fields = new Set(facts.occupations.flatMap(({ occupation }) => this.reachable(occupation)));
    for (const field of fields) this.field(field).columns.put(id, 1, facts);
  }

  best(vacancy: VacancyFacts, count: number): Placed[] {
    const { columns, scan, similarities } = this.field(occupationalField(vacancy.occupation));
    return scan.best(new VacancyTables(vacancy, defaultRuleset, TODAY, columns, similarities), count);
  }

  columnsFor(vacancy: VacancyFacts): CandidateColumns {
    return this.field(occupationalField(vacancy.occupation)).columns;
  }

  /** How many candidates the vacancy is held against. */
  pairsFor(vacancy: VacancyFacts): number {
    return this.columnsFor(vacancy).size;
  }

  /** How many of them are looked at one by one. */
  lookedAtFor(vacancy: VacancyFacts, count: number): number {
    this.best(vacancy, count);
    return this.field(occupationalField(vacancy.occupation)).scan.lookedAt;
  }

  get allColumns(): CandidateColumns[] {
    return [...this.fields.values()].map(({ columns }) => columns);
  }

  get bytes(): number {
    return this.allColumns.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private field(name: string): Field {
    const known = this.fields.get(name);
    if (known !== undefined) return known;
    const columns = new CandidateColumns(name);
    const similarities = new OccupationSimilarities(columns.occupations, defaultRuleset);
    const field = { columns, scan: new PairScan(columns), similarities };
    this.fields.set(name, field);
    return field;
  }

  private reachable(occupation: CandidateFacts['occupations'][number]['occupation']): string[] {
    const key = `${occupation.isco}/${occupation.trade}`;
    const known = this.fieldsOf.get(key);
    if (known !== undefined) return known;
    const fields = reachableFields(occupation);
    this.fieldsOf.set(key, fields);
    return fields;
  }
}
