import type {
  AskedLanguageValues,
  ExperienceValues,
  ExplanationTexts,
  LanguageValues,
  RecognitionStage,
} from './texts.ts';

const years = ({ asked, askedYears }: ExperienceValues) =>
  `${asked} ${askedYears === 'one' ? 'Jahr' : 'Jahre'} Berufserfahrung`;

const by = (authority?: string) => (authority === undefined ? '' : ` (${authority})`);

const end = (expectedOn?: string) => (expectedOn === undefined ? '' : `; der Abschluss wird am ${expectedOn} erwartet`);

const asks = ({ asked, importance }: AskedLanguageValues) =>
  importance === 'must' ? `verlangt wird ${asked}` : `gewünscht wird ${asked}`;

const adjective = ({ importance }: AskedLanguageValues) => (importance === 'must' ? 'verlangte' : 'gewünschte');

const now = ({ language, level, evidence }: LanguageValues) =>
  level === 'none'
    ? `${language} wird noch nicht gesprochen`
    : `${language} wird derzeit auf ${level} gesprochen${evidence}`;

const STAGES: Record<RecognitionStage, string> = {
  'not-stated': 'Stand nicht bekannt',
  'not-applied': 'noch nicht beantragt',
  refused: 'abgelehnt',
  'not-sufficient': 'der bisherige Stand genügt nicht',
  'of-another-occupation': 'bisher nur für einen anderen Beruf',
  undated: 'noch ohne Termin',
  dated: 'erwartet am',
};

export const de: ExplanationTexts = {
  criteria: { trade: 'Beruf', recognition: 'Anerkennung der Qualifikation', language: 'Sprache' },

  trade: {
    'same-occupation': ({ asked }) => `Der Beruf ist genau der gesuchte: „${asked}“.`,
    'same-unit-group': ({ asked, offered, group }) =>
      asked === offered
        ? `Der Beruf gehört zur gesuchten Berufsgruppe „${asked}“ (ISCO-08 ${group}).`
        : `„${offered}“ gehört zur selben Berufsgruppe wie der gesuchte Beruf „${asked}“ (ISCO-08 ${group}).`,
    'related-trade': ({ asked, offered, why }) =>
      `„${offered}“ ist mit dem gesuchten Beruf „${asked}“ verwandt. ${why}`,
    'same-minor-group': ({ asked, offered, group }) =>
      `„${offered}“ steht dem gesuchten Beruf „${asked}“ nahe: Beide gehören zur ISCO-08-Untergruppe ${group.slice(0, 3)}.`,
    'same-sub-major-group': ({ asked, offered, group }) =>
      `„${offered}“ ist mit dem gesuchten Beruf „${asked}“ nur entfernt verwandt: Beide gehören zur ISCO-08-Gruppe ${group.slice(0, 2)}.`,
  },
  formerRule: ({ rule }) => `Das sagte die Regel „${rule}“, die inzwischen nicht mehr gilt.`,
  experience: {
    'not-asked': () => '',
    'not-stated': (values) =>
      `Gesucht: ${years(values)}; wie viel vorhanden ist, wurde nicht angegeben, dafür wird nichts abgezogen.`,
    enough: (values) => `Die gesuchte Erfahrung ist vorhanden (${years(values)}).`,
    short: (values) =>
      `Gesucht: ${years(values)}, vorhanden: ${values.had}; dafür werden ${values.deduction} abgezogen.`,
  },

  recognition: {
    full: ({ qualification, authority }) =>
      `Die Qualifikation „${qualification}“ ist in Deutschland voll anerkannt${by(authority)}.`,
    automatic: ({ qualification }) =>
      `Die Qualifikation „${qualification}“ wird nach der Richtlinie 2005/36/EG automatisch anerkannt.`,
    'measure-passed': ({ qualification }) =>
      `Die Ausgleichsmaßnahme zur Qualifikation „${qualification}“ ist bestanden; damit ist sie in Deutschland anerkannt.`,
    'not-applied': ({ qualification }) =>
      `Das Zeugnis der Qualifikation „${qualification}“ liegt vor; die Anerkennung ist noch nicht beantragt.`,
    partial: ({ qualification, authority }) =>
      `Die Qualifikation „${qualification}“ ist teilweise anerkannt${by(authority)}.`,
    'adaptation-running': ({ qualification, expectedOn }) =>
      `Die Qualifikation „${qualification}“ ist teilweise anerkannt, und die Anpassungsqualifizierung für die fehlenden Teile läuft${end(expectedOn)}.`,
    'in-process': ({ qualification, authority, expectedOn }) =>
      `Die Anerkennung der Qualifikation „${qualification}“ ist beantragt${by(authority)}${expectedOn === undefined ? '' : `; das Ergebnis wird am ${expectedOn} erwartet`}.`,
    'measure-imposed': ({ qualification, expectedOn }) =>
      `Für die Anerkennung der Qualifikation „${qualification}“ steht eine Ausgleichsmaßnahme noch bevor${end(expectedOn)}.`,
    'measure-running': ({ qualification, expectedOn }) =>
      `Die Ausgleichsmaßnahme zur Qualifikation „${qualification}“ läuft${end(expectedOn)}.`,
    partnership: ({ qualification, expectedOn }) =>
      `Die Anerkennung der Qualifikation „${qualification}“ läuft in einer Anerkennungspartnerschaft mit dem Betrieb (§ 16d Abs. 3 AufenthG)${end(expectedOn)}.`,
    statement: ({ qualification }) =>
      `Für die Qualifikation „${qualification}“ liegt eine Zeugnisbewertung der Zentralstelle für ausländisches Bildungswesen (ZAB) vor.`,
    refused: ({ qualification, authority }) =>
      `Die Anerkennung der Qualifikation „${qualification}“ wurde abgelehnt${by(authority)}.`,
  },
  recognitionNotStated: 'Wie weit die Anerkennung einer passenden Qualifikation ist, wurde nicht angegeben.',
  recognitionNotNeeded: 'Der Betrieb braucht für diese Stelle keine Anerkennung; sie wird deshalb nicht bewertet.',
  notRegulated: {
    known: 'Der Beruf ist in Deutschland nicht reglementiert und darf auch ohne Anerkennung ausgeübt werden.',
    unknown:
      'Der Beruf ist in Deutschland nicht reglementiert und darf auch ohne Anerkennung ausgeübt werden; nachzufragen lohnt sich.',
  },
  regulated: {
    open: ({ legalBasis }) =>
      `Der Beruf ist reglementiert, und mit dieser Anerkennung darf er ausgeübt werden. Rechtsgrundlage: ${legalBasis}.`,
    conditional: ({ legalBasis }) =>
      `Der Beruf ist reglementiert: Bis das Verfahren erfolgreich abgeschlossen ist, ist nur eine Helfertätigkeit möglich. Rechtsgrundlage: ${legalBasis}.`,
    closed: ({ legalBasis, competentBody }) =>
      `Der Beruf ist reglementiert und darf erst mit einer Anerkennung ausgeübt werden. Rechtsgrundlage: ${legalBasis}. Zuständig ist: ${competentBody}.`,
    closedToAnother: ({ legalBasis, competentBody }) =>
      `Das ist jedoch ein anderer Beruf: Der gesuchte ist reglementiert und darf erst mit einer eigenen Anerkennung ausgeübt werden. Rechtsgrundlage: ${legalBasis}. Zuständig ist: ${competentBody}.`,
    unknown: ({ legalBasis, competentBody }) =>
      `Der Beruf ist reglementiert und darf nur mit einer Anerkennung ausgeübt werden, deshalb bitte nachfragen. Rechtsgrundlage: ${legalBasis}. Zuständig ist: ${competentBody}.`,
  },
  required: {
    open: 'Damit ist die Anerkennung vorhanden, die der Betrieb verlangt.',
    conditional:
      'Der Betrieb verlangt eine Anerkennung; sie liegt vor, sobald das Verfahren erfolgreich abgeschlossen ist.',
    closed: 'Der Betrieb verlangt eine Anerkennung, und diese genügt dafür nicht.',
    unknown: 'Der Betrieb verlangt eine Anerkennung, deshalb bitte nachfragen.',
  },

  language: {
    reached: (values) => `${values.language} wird auf ${values.level} gesprochen${values.evidence}; ${asks(values)}.`,
    reachedByStart: (values) =>
      `${now(values)}; ein Kurs auf ${values.courseLevel} endet am ${values.courseEnd}, sodass das ${adjective(values)} ${values.asked} bis zum Beginn erreicht ist.`,
    reachedTooLate: (values) =>
      `${now(values)}; ${asks(values)}, und der Kurs auf ${values.courseLevel} endet erst nach dem Beginn, am ${values.courseEnd}.`,
    short: (values) => `${now(values)}; ${asks(values)}.`,
    shortInSpiteOfCourse: (values) =>
      `${now(values)}; ${asks(values)}, und der Kurs bis zum ${values.courseEnd} führt nur auf ${values.courseLevel}.`,
    notStated: (values) => `Das Niveau in der Sprache ${values.language} wurde nicht angegeben; ${asks(values)}.`,
  },
  noLanguageAsked: 'Die Stelle verlangt keine Sprache; deshalb wird keine bewertet.',
  evidence: {
    certificate: (examinedOn) => (examinedOn === undefined ? 'Zertifikat' : `Zertifikat vom ${examinedOn}`),
    school: (examinedOn) =>
      examinedOn === undefined ? 'in der Schule gelernt' : `in der Schule gelernt, Prüfung am ${examinedOn}`,
    'self-assessed': (examinedOn) =>
      examinedOn === undefined ? 'Selbsteinschätzung' : `Selbsteinschätzung vom ${examinedOn}`,
  },

  eligibility: {
    eligible: () => 'Es steht nichts im Weg: Die Arbeit kann wie geplant beginnen.',
    conditional: ({ conditions, from }) => `Die Arbeit kann ab dem ${from} beginnen. Voraussetzung: ${conditions}.`,
    unclear: ({ conditions }) =>
      `Ob die Arbeit beginnen kann, ist noch nicht klar. Nachzufragen oder noch zu erfüllen: ${conditions}.`,
    'not-yet': ({ conditions, from }) =>
      `Die Arbeit kann nicht wie geplant beginnen. Es fehlt noch: ${conditions}.${from === undefined ? '' : ` Möglich ist sie voraussichtlich ab dem ${from}.`}`,
  },
  conditions: {
    language: ({ language, from, to, expectedOn }) => {
      if (from === undefined) return `${language} auf ${to} (derzeitiges Niveau nicht angegeben)`;
      const date = expectedOn === undefined ? 'noch ohne Termin' : `erwartet am ${expectedOn}`;
      return `${language} auf ${to} (derzeit ${from === 'none' ? 'keine Kenntnisse' : from}, ${date})`;
    },
    recognition: ({ gate, stage, expectedOn, body }) => {
      const what =
        gate === 'regulated' ? 'Anerkennung im reglementierten Beruf' : 'die vom Betrieb verlangte Anerkennung';
      const parts = [stage === 'dated' ? `${STAGES.dated} ${expectedOn}` : STAGES[stage], body].filter(Boolean);
      return `${what} (${parts.join('; ')})`;
    },
    availability: ({ expectedOn }) => `Verfügbarkeit erst ab dem ${expectedOn}`,
  },

  filters: {
    'vacancy-not-open': () => 'Die Stelle ist nicht mehr offen.',
    'no-consent': () => 'Es gibt keine Einwilligung in die Vermittlung.',
    engagement: ({ asked, offered }) =>
      `Angeboten wird ${asked}; ${offered === '' ? 'was gesucht wird, wurde nicht angegeben' : `gesucht wird ${offered}`}.`,
    region: ({ workplace, regions }) =>
      `Der Arbeitsort (${workplace}) liegt außerhalb der gewünschten Regionen (${regions || 'keine angegeben'}).`,
    'not-available': ({ from, start, days }) =>
      `Verfügbarkeit besteht erst ab dem ${from}, zu spät für den Beginn am ${start} (Spielraum in Tagen: ${days}).`,
    'unrelated-trade': ({ asked, offered }) =>
      `Keiner der angegebenen Berufe (${offered || 'keiner'}) ist mit dem gesuchten Beruf „${asked}“ verwandt.`,
  },
  engagements: { permanent: 'eine unbefristete Stelle', internship: 'ein Praktikum' },
};
