import { AGAINST } from './availability-table.ts';
import type { CandidateColumns } from './candidate-columns.ts';
import { rankIn, valueIn } from './standing.ts';
import { NO_PLACE, type Place, placeOf, RANK, type VacancyTables } from './vacancy-tables.ts';

const UNASKED = -1;
const NO_GROUP = -1;

/** A candidate and where they stand for a vacancy. */
export interface Placed {
  readonly candidateId: string;
  readonly place: Place;
}

/**
 * Finds the best candidates for a vacancy in columns: exactly those that `assess` and `byRank` would put first. Who has
 * the same trade and years stands together, and the groups are looked at in the order of the best score that is possible
 * with that trade. The scan ends where the best of a group could not enter any more. Nothing is allocated for a pair.
 */
export class PairScan {
  /** By the number of a part: what it means for the vacancy, or that nobody has asked yet. */
  private recognitions = new Int32Array(0);
  private languages = new Int32Array(0);
  private availabilities = new Int32Array(0);
  /** By the number of a trade value: the best place that is possible with it. */
  private bestPlaces = new Int32Array(64);
  /** Lists of trade parts by the best place that is possible in them: the first, and by the part the next. */
  private readonly firstGroups = new Int32Array(RANK);
  private groups = new Int32Array(0);
  /** The best so far, and how many; the last of them once there are enough. */
  private rows = new Int32Array(0);
  private places = new Int32Array(0);
  private found = 0;
  private worstPlace: Place = NO_PLACE;
  private worstRow = 0;

  /** How many candidates the last scan looked at one by one; it decided about the others by what they have in common. */
  lookedAt = 0;

  constructor(private readonly columns: CandidateColumns) {}

  /**
   * The best candidates for the vacancy, best first.
   *
   * @param count how many at most
   * @param except candidates to leave out
   */
  best(tables: VacancyTables, count: number, except: ReadonlySet<string> = new Set()): Placed[] {
    this.lookedAt = 0;
    if (!tables.vacancy.open || count === 0) return [];
    this.prepare(count);
    this.scanGroups(tables, count, except);
    for (let row = this.columns.groupedRows; row < this.columns.ids.rows; row += 1) {
      const trade = this.tradeOf(this.columns.tradeColumn[row]!, tables);
      if (this.bestPlaces[trade] !== NO_PLACE) this.scanRows(row, row + 1, trade, tables, count, except);
    }
    return Array.from({ length: this.found }, (_, at) => ({
      candidateId: this.columns.ids.idAt(this.rows[at]!),
      place: this.places[at]!,
    }));
  }

  private prepare(count: number): void {
    const { recognitions, languages, availabilities } = this.columns;
    if (this.rows.length < count) {
      this.rows = new Int32Array(count);
      this.places = new Int32Array(count);
    }
    this.found = 0;
    this.worstPlace = NO_PLACE;
    this.recognitions = unasked(this.recognitions, recognitions.size);
    this.languages = unasked(this.languages, languages.size);
    this.availabilities = unasked(this.availabilities, availabilities.size);
    this.bestPlaces.fill(UNASKED);
    this.bestPlaces[0] = NO_PLACE;
  }

  /** Takes the groups in the order of what is possible in them, and stops where nobody can enter any more. */
  private scanGroups(tables: VacancyTables, count: number, except: ReadonlySet<string>): void {
    const { columns } = this;
    const parts = columns.trades.size;
    if (this.groups.length < parts) this.groups = new Int32Array(parts * 2);
    this.firstGroups.fill(NO_GROUP);
    for (let part = 0; part < parts; part += 1) {
      if (columns.groupStart(part) === columns.groupStart(part + 1)) continue;
      const possible = this.bestPlaces[this.tradeOf(part, tables)]!;
      if (possible === NO_PLACE) continue;
      this.groups[part] = this.firstGroups[possible]!;
      this.firstGroups[possible] = part;
    }
    for (let possible = 0; possible < this.firstGroups.length && possible <= this.worstPlace; possible += 1) {
      for (let part = this.firstGroups[possible]!; part !== NO_GROUP; part = this.groups[part]!) {
        const trade = this.tradeOf(part, tables);
        this.scanRows(columns.groupStart(part), columns.groupStart(part + 1), trade, tables, count, except);
      }
    }
  }

  /** Looks at rows with one trade value, which are in the order of their ids. */
  private scanRows(
    from: number,
    to: number,
    trade: number,
    tables: VacancyTables,
    count: number,
    except: ReadonlySet<string>,
  ): void {
    const { ids, recognitionColumn, languageColumn, availabilityColumn } = this.columns;
    const { recognitions, languages, availabilities } = this;
    const threshold = tables.ruleset.threshold;
    const possible = this.bestPlaces[trade]!;
    let { worstPlace, worstRow } = this;
    let row = from;
    for (; row < to; row += 1) {
      // Nor can anybody behind this row enter.
      if (possible > worstPlace || (possible === worstPlace && !ids.isBefore(row, worstRow))) break;

      const availabilityPart = availabilityColumn[row]!;
      let availability = availabilities[availabilityPart]!;
      if (availability === UNASKED) {
        availability = tables.availability.rankOf(availabilityPart);
        availabilities[availabilityPart] = availability;
      }
      if (availability === AGAINST) continue;

      const recognitionPart = recognitionColumn[row]!;
      let recognition = recognitions[recognitionPart]!;
      if (recognition === UNASKED) {
        recognition = tables.recognition.standingOf(recognitionPart);
        recognitions[recognitionPart] = recognition;
      }
      let rank = Math.max(availability, rankIn(recognition));
      if (rank * RANK + possible > worstPlace) continue;

      const languagePart = languageColumn[row]!;
      let language = languages[languagePart]!;
      if (language === UNASKED) {
        language = tables.language.standingOf(languagePart);
        languages[languagePart] = language;
      }
      rank = Math.max(rank, rankIn(language));

      const score = tables.scoreOf(row, trade, valueIn(recognition), valueIn(language));
      if (score < threshold) continue;
      const place = placeOf(rank, score);
      if (place > worstPlace || (place === worstPlace && !ids.isBefore(row, worstRow))) continue;
      if (except.size > 0 && except.has(ids.idAt(row))) continue;
      this.insert(row, place, count);
      worstPlace = this.worstPlace;
      worstRow = this.worstRow;
    }
    this.lookedAt += row - from;
  }

  /** Puts a row where it belongs; if there are as many as asked for, the last falls out. */
  private insert(row: number, place: Place, count: number): void {
    const { rows, places } = this;
    const { ids } = this.columns;
    if (this.found < count) this.found += 1;
    let at = this.found - 1;
    for (; at > 0; at -= 1) {
      const before = places[at - 1]!;
      if (before < place || (before === place && ids.isBefore(rows[at - 1]!, row))) break;
      places[at] = before;
      rows[at] = rows[at - 1]!;
    }
    places[at] = place;
    rows[at] = row;
    if (this.found < count) return;
    this.worstPlace = places[count - 1]!;
    this.worstRow = rows[count - 1]!;
  }

  /** The number of the value of a trade part, with what is possible with it in `bestPlaces`. */
  private tradeOf(part: number, tables: VacancyTables): number {
    const trade = tables.trade.numberOf(part);
    if (trade >= this.bestPlaces.length) {
      const more = new Int32Array(trade * 2 + 16).fill(UNASKED);
      more.set(this.bestPlaces);
      this.bestPlaces = more;
    }
    if (this.bestPlaces[trade] === UNASKED) {
      const score = tables.bestScoreWith(trade);
      this.bestPlaces[trade] = score < tables.ruleset.threshold ? NO_PLACE : placeOf(0, score);
    }
    return trade;
  }
}

function unasked(memo: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const enough = memo.length < size ? new Int32Array(Math.ceil(size * 1.25)) : memo;
  return enough.fill(UNASKED, 0, size);
}
