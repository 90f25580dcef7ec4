/**
 * A resolved reference occupation.
 *
 * @example { isco: '7126', trade: 'anlagenmechaniker-shk' }
 */
export interface Occupation {
  /** ISCO-08 unit group, four digits. */
  readonly isco: string;
  /** The exact trade within the unit group, an id of the trades table, where it is known. */
  readonly trade?: string;
}
