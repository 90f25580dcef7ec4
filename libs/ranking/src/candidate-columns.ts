import type { Occupation } from '#occupations/occupation';
import { reachableFields } from '#occupations/occupational-field';
import type { CandidateFacts, LanguageSkill } from '#scoring/assessment';
import { CANDIDATE_LEVELS, ENGAGEMENTS, type IsoDate, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { CandidateIds } from './candidate-ids.ts';
import { FactsColumn, furtherCriteria } from './facts-column.ts';
import { grown } from './grown.ts';
import { Names } from './names.ts';
import { occupationKey } from './occupation-key.ts';
import { type PartColumn, reordered, written } from './part-column.ts';
import { Parts } from './parts.ts';

/** The day that never comes: it stands for a day that is not stated. */
export const NEVER = 0x7fff_ffff;
const MS_PER_DAY = 86_400_000;

/** A calendar day as a number: that of days since 1970-01-01. */
export const dayNumber = (day: IsoDate): number => Date.parse(day) / MS_PER_DAY;

/**
 * The candidates of one occupational field, in a form in which a million are a few dozen megabytes and scoring one is a
 * few look-ups. Each is a row with the id, the version, and the numbers of four parts of the profile; equal
 * parts are kept once, and occupations that are related to none of the field are left out of them:
 *
 * - trade: occupation and years (a number of `years`), one pair after the other
 * - recognition: occupation, state (0: not stated, else its place among all states plus 1) and expected day, in threes
 * - language: language, level, level of the course (0: none) and its end, in fours
 * - availability: first day, engagements and consent as bits, then the regions
 */
export class CandidateColumns {
  readonly ids = new CandidateIds();
  readonly occupations = new Names();
  readonly regions = new Names();
  readonly languageNames = new Names();
  /** Years of experience as they were stated; the first stands for not stated. */
  readonly years: number[] = [Number.NaN];
  readonly trades = new Parts();
  readonly recognitions = new Parts();
  readonly languages = new Parts();
  readonly availabilities = new Parts();

  /** The columns: of each row the number of its part. Good until the next change. */
  tradeColumn: PartColumn = new Uint16Array(16);
  recognitionColumn: PartColumn = new Uint16Array(16);
  languageColumn: PartColumn = new Uint16Array(16);
  availabilityColumn: PartColumn = new Uint16Array(16);
  /** What the criteria read that have no part of their own. */
  readonly further = furtherCriteria().map((criterion) => new FactsColumn(criterion));
  private versionColumn = new Int32Array(16);
  private grouped = 0;
  private groupStarts = new Uint32Array(1);
  private readonly numbersOfYears = new Map<number, number>();
  /** By occupation: its number, or that it is related to none of the field. */
  private readonly numbersOfOccupations = new Map<string, number>();

  /** @param field ISCO-08 sub-major group; only vacancies in it may be held against the columns */
  constructor(readonly field: string) {
    if (this.availabilities.numberOf([NEVER, 0]) !== NOBODY) throw new Error('The first part is not nobody.');
  }

  /** How many candidates there are. */
  get size(): number {
    return this.ids.size;
  }

  /**
   * Rows before this one are grouped by trade part; those of a part lie from {@link groupStart} up to the start of the next,
   * in the order of their ids.
   */
  get groupedRows(): number {
    return this.grouped;
  }

  groupStart(tradePart: number): number {
    return tradePart < this.groupStarts.length ? this.groupStarts[tradePart]! : this.grouped;
  }

  /** Memory of columns, parts and index, in bytes. */
  get bytes(): number {
    const columns = [this.tradeColumn, this.recognitionColumn, this.languageColumn, this.availabilityColumn];
    const parts = [this.ids, this.trades, this.recognitions, this.languages, this.availabilities];
    return (
      [...columns, this.versionColumn].reduce((sum, { byteLength }) => sum + byteLength, 0) +
      parts.reduce((sum, { bytes }) => sum + bytes, 0)
    );
  }

  /**
   * Adds a candidate, or replaces what is held of them.
   *
   * @param version told back by {@link versionOf}
   * @throws {TypeError} if the id is no UUID in lower case
   */
  put(id: string, version: number, facts: CandidateFacts): void {
    const trade = this.trades.numberOf(this.tradeWords(facts));
    const known = this.ids.rowOf(id);
    if (known >= 0 && this.tradeColumn[known] !== trade) this.remove(id);
    const row = this.ids.rowFor(id);
    this.versionColumn = grown(this.versionColumn, row + 1);
    this.versionColumn[row] = version;
    this.tradeColumn = written(this.tradeColumn, row, trade);
    this.recognitionColumn = written(
      this.recognitionColumn,
      row,
      this.recognitions.numberOf(this.recognitionWords(facts)),
    );
    this.languageColumn = written(this.languageColumn, row, this.languages.numberOf(this.languageWords(facts)));
    this.availabilityColumn = written(
      this.availabilityColumn,
      row,
      this.availabilities.numberOf(this.availabilityWords(facts)),
    );
    for (const column of this.further) column.put(row, facts);
    this.groupIfWorthIt();
  }

  /** Forgets a candidate, if they are there. */
  remove(id: string): void {
    const row = this.ids.rowOf(id);
    if (row < 0) return;
    this.ids.remove(row);
    this.availabilityColumn[row] = NOBODY;
    this.groupIfWorthIt();
  }

  /** The version a candidate was put with; `undefined` if they are not here. */
  versionOf(id: string): number | undefined {
    const row = this.ids.rowOf(id);
    return row < 0 ? undefined : this.versionColumn[row];
  }

  /** Grouping costs a copy, so that it waits until a share of the rows has changed. */
  private groupIfWorthIt(): void {
    const { rows, size } = this.ids;
    const scattered = rows - this.grouped + (rows - size);
    if (scattered > LEAST_SCATTERED + size / 16) this.group();
  }

  /** Puts the rows of one trade part next to each other, in the order of their ids, and leaves out those of who is gone. */
  private group(): void {
    const order = this.groupedOrder();
    this.groupStarts = this.startsOf(order);
    this.ids.reorder(order);
    this.tradeColumn = reordered(this.tradeColumn, order);
    this.recognitionColumn = reordered(this.recognitionColumn, order);
    this.languageColumn = reordered(this.languageColumn, order);
    this.availabilityColumn = reordered(this.availabilityColumn, order);
    this.versionColumn = reordered(this.versionColumn, order);
    for (const column of this.further) column.reorder(order);
    this.grouped = order.length;
  }

  /** What is grouped already is in order; only the rows behind it are sorted, and merged. */
  private groupedOrder(): Uint32Array {
    const order = new Uint32Array(this.size);
    const added = this.presentRows(this.grouped, this.ids.rows).sort((row, other) =>
      this.isAhead(row, other) ? -1 : 1,
    );
    let at = 0;
    let next = 0;
    for (let row = 0; row < this.grouped; row += 1) {
      if (this.isGone(row)) continue;
      for (; next < added.length && this.isAhead(added[next]!, row); next += 1) order[at++] = added[next]!;
      order[at++] = row;
    }
    order.set(added.subarray(next), at);
    return order;
  }

  private presentRows(from: number, to: number): Uint32Array {
    const rows = new Uint32Array(to - from);
    let count = 0;
    for (let row = from; row < to; row += 1) if (!this.isGone(row)) rows[count++] = row;
    return rows.subarray(0, count);
  }

  private isAhead(row: number, other: number): boolean {
    const part = this.tradeColumn[row]!;
    const against = this.tradeColumn[other]!;
    return part === against ? this.ids.isBefore(row, other) : part < against;
  }

  /** By trade part: where its rows begin in the order. */
  private startsOf(order: Uint32Array): Uint32Array<ArrayBuffer> {
    const starts = new Uint32Array(this.trades.size + 1);
    for (const row of order) starts[this.tradeColumn[row]! + 1]! += 1;
    for (let part = 0; part < this.trades.size; part += 1) starts[part + 1]! += starts[part]!;
    return starts;
  }

  private isGone(row: number): boolean {
    return this.availabilityColumn[row] === NOBODY;
  }

  private tradeWords({ occupations }: CandidateFacts): number[] {
    return inOrder(
      occupations.flatMap(({ occupation, experienceYears }) => {
        const number = this.occupationNumber(occupation);
        return number === OUTSIDE ? [] : [[number, this.yearsNumber(experienceYears)]];
      }),
    );
  }

  private recognitionWords({ qualifications }: CandidateFacts): number[] {
    return inOrder(
      qualifications.flatMap(({ occupation, recognition }) => {
        const number = this.occupationNumber(occupation);
        if (number === OUTSIDE) return [];
        const state = recognition === undefined ? 0 : RECOGNITION_STATUSES.indexOf(recognition.status) + 1;
        return [[number, state, recognition?.expectedOn === undefined ? NEVER : dayNumber(recognition.expectedOn)]];
      }),
    );
  }

  private languageWords({ languages }: CandidateFacts): number[] {
    // Of a language that is stated twice the first counts.
    const first = new Map<string, LanguageSkill>();
    for (const skill of languages) if (!first.has(skill.language)) first.set(skill.language, skill);
    return inOrder(
      [...first.values()].map(({ language, level, course }) => [
        this.languageNames.numberOf(language),
        CANDIDATE_LEVELS.indexOf(level),
        course === undefined ? 0 : CANDIDATE_LEVELS.indexOf(course.level),
        course === undefined ? NEVER : dayNumber(course.expectedOn),
      ]),
    );
  }

  private availabilityWords({ availability, consentToMatching }: CandidateFacts): number[] {
    const engagements = availability.engagements.reduce((bits, name) => bits | engagementBit(name), 0);
    return [
      dayNumber(availability.from),
      engagements | (consentToMatching ? CONSENT : 0),
      ...inOrder(availability.regions.map((region) => [this.regions.numberOf(region)])),
    ];
  }

  private occupationNumber(occupation: Occupation): number {
    const key = occupationKey(occupation);
    const known = this.numbersOfOccupations.get(key);
    if (known !== undefined) return known;
    const number = reachableFields(occupation).includes(this.field) ? this.occupations.numberOf(key) : OUTSIDE;
    this.numbersOfOccupations.set(key, number);
    return number;
  }

  private yearsNumber(years: number | undefined): number {
    if (years === undefined) return 0;
    const known = this.numbersOfYears.get(years);
    if (known !== undefined) return known;
    const number = this.years.push(years) - 1;
    this.numbersOfYears.set(years, number);
    return number;
  }
}

const OUTSIDE = -1;
/** The availability part of a row without a meaning: that of somebody who is never there. */
const NOBODY = 0;
const LEAST_SCATTERED = 4;

export const CONSENT = 1 << 30;

export const engagementBit = (engagement: (typeof ENGAGEMENTS)[number]) => 1 << ENGAGEMENTS.indexOf(engagement);

/** The order in which something is listed is of no effect; in one order equal lists are equal parts. */
const inOrder = (groups: number[][]): number[] =>
  groups.length < 2 ? (groups[0] ?? []) : groups.sort(compareGroups).flat();

function compareGroups(a: number[], b: number[]): number {
  const different = a.findIndex((number, at) => number !== b[at]);
  return different < 0 ? 0 : a[different]! - b[different]!;
}
