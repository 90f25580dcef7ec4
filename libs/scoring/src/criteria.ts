import type { Criterion } from './criteria/criterion.ts';
import { type LanguageTrace, language } from './criteria/language.ts';
import { type RecognitionTrace, recognition } from './criteria/recognition.ts';
import { type TradeTrace, trade } from './criteria/trade.ts';

/** How one criterion came out, and all its explanation is made from. */
export type CriterionTrace = TradeTrace | RecognitionTrace | LanguageTrace;
export type CriterionName = CriterionTrace['criterion'];

/** Everything that is scored, in the order in which it is told. */
export const CRITERIA: readonly Criterion<CriterionTrace>[] = [trade, recognition, language];

export const CRITERION_NAMES: readonly CriterionName[] = CRITERIA.map(({ name }) => name);
