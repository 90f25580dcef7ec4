import type { Locale } from '#occupations/locale';
import type { NextStep, StepStatus } from './next-step.ts';
import { WORDINGS } from './wording.ts';

/** What is said of a step and of what comes of it; values are worded already. */
interface NextStepTexts {
  /** How a sentence begins: the condition under which something would be. */
  readonly language: (values: { language: string; to: string }) => string;
  readonly recognition: Readonly<Record<StepStatus, (values: { qualification: string }) => string>>;
  /** When it is to be, in brackets after the condition. */
  readonly expected: (day: string) => string;
  readonly lifts: (values: { step: string; from: string; to: string; alike: boolean; vacancies: string }) => string;
  /** No point more, but less in the way of starting. */
  readonly clears: (values: { step: string; vacancies: string }) => string;
  readonly opens: (values: { vacancies: string; all: boolean }) => string;
  /** @param points by how much the score rises, worded as below; nothing if it does not */
  readonly wouldEnter: (values: { step: string; points: string }) => string;
  readonly points: (values: { from: string; to: string }) => string;
  readonly vacancies: (count: number) => string;
  readonly othersFitBetter: (values: { last: string }) => string;
  readonly othersStartSooner: string;
}

const FEW: Record<Locale, readonly string[]> = {
  de: ['', 'einer', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  en: ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  lv: [],
};
const few = (locale: Locale, count: number) => FEW[locale][count] ?? WORDINGS[locale].number(count);

const TEXTS: Readonly<Record<Locale, NextStepTexts>> = {
  de: {
    language: ({ language, to }) => `Mit ${language} auf ${to}`,
    recognition: {
      'in-process': ({ qualification }) => `Mit einem Antrag auf Anerkennung der Qualifikation „${qualification}“`,
      'adaptation-running': ({ qualification }) =>
        `Mit einer Anpassungsqualifizierung zur Qualifikation „${qualification}“`,
      'measure-passed': ({ qualification }) =>
        `Mit bestandener Ausgleichsmaßnahme zur Qualifikation „${qualification}“`,
      full: ({ qualification }) => `Mit voller Anerkennung der Qualifikation „${qualification}“`,
    },
    expected: (day) => ` (erwartet am ${day})`,
    lifts: ({ step, from, to, alike, vacancies }) =>
      alike
        ? `${step} steigt die Bewertung bei ${vacancies} von ${from} auf ${to}.`
        : `${step} steigt die Bewertung bei ${vacancies}, am meisten von ${from} auf ${to}.`,
    clears: ({ step, vacancies }) =>
      `${step} steht der Arbeit bei ${vacancies} weniger im Weg; Punkte bringt es keine.`,
    opens: ({ vacancies, all }) =>
      all ? 'Erst damit kommt ein Vorschlag infrage.' : `Bei ${vacancies} kommt erst damit ein Vorschlag infrage.`,
    wouldEnter: ({ step, points }) => `${step} gäbe es einen Platz auf der Liste${points}.`,
    points: ({ from, to }) => `, mit ${to} statt ${from} Punkten`,
    vacancies: (count) => `${few('de', count)} ${count === 1 ? 'Stelle' : 'Stellen'}`,
    othersFitBetter: ({ last }) =>
      `Alle auf der Liste passen noch besser; auf dem letzten Platz sind es ${last} Punkte.`,
    othersStartSooner: 'Bei allen auf der Liste steht dem Beginn weniger im Weg; das geht vor Punkten.',
  },
  en: {
    language: ({ language, to }) => `With ${language} at ${to}`,
    recognition: {
      'in-process': ({ qualification }) =>
        `With an application for recognition of the qualification “${qualification}”`,
      'adaptation-running': ({ qualification }) =>
        `With an adaptation training for the qualification “${qualification}”`,
      'measure-passed': ({ qualification }) =>
        `With the compensation measure for the qualification “${qualification}” passed`,
      full: ({ qualification }) => `With full recognition of the qualification “${qualification}”`,
    },
    expected: (day) => ` (expected on ${day})`,
    lifts: ({ step, from, to, alike, vacancies }) =>
      alike
        ? `${step}, the score rises from ${from} to ${to} in ${vacancies}.`
        : `${step}, the score rises in ${vacancies}, at most from ${from} to ${to}.`,
    clears: ({ step, vacancies }) =>
      `${step}, less stands in the way of starting in ${vacancies}; it brings no points.`,
    opens: ({ vacancies, all }) =>
      all ? 'Only this makes a proposal possible.' : `In ${vacancies} only this makes a proposal possible.`,
    wouldEnter: ({ step, points }) => `${step}, the candidate would be on the list${points}.`,
    points: ({ from, to }) => `, at ${to} instead of ${from} points`,
    vacancies: (count) => `${few('en', count)} ${count === 1 ? 'vacancy' : 'vacancies'}`,
    othersFitBetter: ({ last }) => `Everybody on the list fits even better; the last place has ${last} points.`,
    othersStartSooner: 'For everybody on the list less stands in the way of starting, which goes before points.',
  },
  lv: {
    language: ({ language, to }) => `Sasniedzot ${language} valodā ${to} līmeni`,
    recognition: {
      'in-process': ({ qualification }) => `Piesakot kvalifikācijas „${qualification}” atzīšanu`,
      'adaptation-running': ({ qualification }) => `Uzsākot pielāgošanās apmācību kvalifikācijai „${qualification}”`,
      'measure-passed': ({ qualification }) =>
        `Sekmīgi pabeidzot kompensācijas pasākumu kvalifikācijai „${qualification}”`,
      full: ({ qualification }) => `Iegūstot pilnu kvalifikācijas „${qualification}” atzīšanu`,
    },
    expected: (day) => ` (gaidāms ${day})`,
    lifts: ({ step, from, to, alike, vacancies }) =>
      alike
        ? `${step}, vērtējums pieaug no ${from} līdz ${to} (${vacancies}).`
        : `${step}, vērtējums pieaug (${vacancies}); lielākais pieaugums ir no ${from} līdz ${to}.`,
    clears: ({ step, vacancies }) => `${step}, darba sākšanai ir mazāk šķēršļu (${vacancies}); punktu skaits nemainās.`,
    opens: ({ vacancies, all }) =>
      all ? 'Tikai ar to kļūst iespējams priekšlikums.' : `Tikai ar to kļūst iespējams priekšlikums (${vacancies}).`,
    wouldEnter: ({ step, points }) => `${step}, būtu vieta sarakstā${points}.`,
    points: ({ from, to }) => `: punktu skaits ${to}, nevis ${from}`,
    vacancies: (count) => {
      const noun = { zero: 'vakanču', one: 'vakance' }[WORDINGS.lv.plural(count) as string] ?? 'vakances';
      return `${WORDINGS.lv.number(count)} ${noun}`;
    },
    othersFitBetter: ({ last }) =>
      `Visi sarakstā esošie atbilst vēl labāk; pēdējā vietā ir šāds punktu skaits: ${last}.`,
    othersStartSooner: 'Visiem sarakstā esošajiem darba sākšanai ir mazāk šķēršļu, un tas ir svarīgāk par punktiem.',
  },
};

/** What a step would bring over all vacancies it lifts. */
export interface StepUse {
  /** Of the vacancy that gains most. */
  readonly from: number;
  readonly to: number;
  /** Whether every vacancy is lifted so. */
  readonly alike: boolean;
  readonly vacancies: number;
  /** How many of them come above the threshold only by it. */
  readonly opened: number;
}

/** Says in full sentences what a step would bring. */
export function explainNextStep(
  step: NextStep,
  { from, to, alike, vacancies, opened }: StepUse,
  locale: Locale,
): string {
  const texts = TEXTS[locale];
  const { number } = WORDINGS[locale];
  const begin = conditionOf(step, locale);
  const count = texts.vacancies(vacancies);
  const effect =
    to > from
      ? texts.lifts({ step: begin, from: number(from), to: number(to), alike, vacancies: count })
      : texts.clears({ step: begin, vacancies: count });
  if (opened === 0) return effect;
  return `${effect} ${texts.opens({ vacancies: texts.vacancies(opened), all: opened === vacancies })}`;
}

/** Says that the step would bring a candidate onto the shortlist. */
export function explainEntry(step: NextStep, from: number, to: number, locale: Locale): string {
  const { number } = WORDINGS[locale];
  const texts = TEXTS[locale];
  const points = to > from ? texts.points({ from: number(from), to: number(to) }) : '';
  return texts.wouldEnter({ step: conditionOf(step, locale), points });
}

/**
 * Says why all on a full shortlist go before a pair.
 *
 * @param last the score of the last on it, if points decide; missing if eligibility does
 */
export const explainOutranked = (last: number | undefined, locale: Locale): string =>
  last === undefined
    ? TEXTS[locale].othersStartSooner
    : TEXTS[locale].othersFitBetter({ last: WORDINGS[locale].number(last) });

function conditionOf(step: NextStep, locale: Locale): string {
  const texts = TEXTS[locale];
  const wording = WORDINGS[locale];
  const condition =
    step.kind === 'language'
      ? texts.language({ language: wording.language(step.language), to: step.to })
      : texts.recognition[step.to]({ qualification: wording.occupation(step.qualification) });
  return step.expectedOn === undefined ? condition : condition + texts.expected(wording.date(step.expectedOn));
}
