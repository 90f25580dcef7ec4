import type {
  AskedLanguageValues,
  ExperienceValues,
  ExplanationTexts,
  LanguageValues,
  RecognitionStage,
} from './texts.ts';

const years = ({ asked, askedYears }: ExperienceValues) => `${asked} ${askedYears === 'one' ? 'gads' : 'gadi'}`;

const by = (authority?: string) => (authority === undefined ? '' : ` (${authority})`);

const end = (expectedOn?: string) => (expectedOn === undefined ? '' : `; paredzamais noslēgums: ${expectedOn}`);

const asks = ({ asked, importance }: AskedLanguageValues) =>
  importance === 'must' ? `prasītais līmenis ir ${asked}` : `vēlamais līmenis ir ${asked}`;

const adjective = ({ importance }: AskedLanguageValues) => (importance === 'must' ? 'prasītais' : 'vēlamais');

/** Names of languages are adjectives in lower case; a sentence begins with a capital. */
const atStart = (text: string) => text.charAt(0).toLocaleUpperCase('lv') + text.slice(1);

const now = ({ language, level, evidence }: LanguageValues) =>
  level === 'none'
    ? `${atStart(language)} valodas zināšanu vēl nav`
    : `${atStart(language)} valoda pašlaik ir ${level} līmenī${evidence}`;

const STAGES: Record<RecognitionStage, string> = {
  'not-stated': 'stāvoklis nav zināms',
  'not-applied': 'vēl nav pieteikta',
  refused: 'noraidīta',
  'not-sufficient': 'ar līdzšinējo nepietiek',
  'of-another-occupation': 'līdz šim tikai citai profesijai',
  undated: 'termiņš nav zināms',
  dated: 'gaidāma',
};

export const lv: ExplanationTexts = {
  criteria: { trade: 'Profesija', recognition: 'Kvalifikācijas atzīšana', language: 'Valoda' },

  trade: {
    'same-occupation': ({ asked }) => `Profesija ir tieši tā, kuru meklē: „${asked}”.`,
    'same-unit-group': ({ asked, offered, group }) =>
      asked === offered
        ? `Profesija pieder meklētajai profesiju grupai „${asked}” (ISCO-08 ${group}).`
        : `Profesija „${offered}” pieder tai pašai profesiju grupai kā meklētā profesija „${asked}” (ISCO-08 ${group}).`,
    'related-trade': ({ asked, offered, why }) =>
      `Profesija „${offered}” ir radniecīga meklētajai profesijai „${asked}”. ${why}`,
    'same-minor-group': ({ asked, offered, group }) =>
      `Profesija „${offered}” ir tuva meklētajai profesijai „${asked}”: abas pieder ISCO-08 mazajai grupai ${group.slice(0, 3)}.`,
    'same-sub-major-group': ({ asked, offered, group }) =>
      `Profesija „${offered}” ir tikai attāli radniecīga meklētajai profesijai „${asked}”: abas pieder ISCO-08 apakšgrupai ${group.slice(0, 2)}.`,
  },
  formerRule: ({ rule }) => `Tā noteica noteikums „${rule}”, kas vairs nav spēkā.`,
  experience: {
    'not-asked': () => '',
    'not-stated': (values) =>
      `Prasītā darba pieredze: ${years(values)}; cik tās ir, nav norādīts, un par to nekas netiek atskaitīts.`,
    enough: (values) => `Prasītā darba pieredze ir (${years(values)}).`,
    short: (values) =>
      `Prasītā darba pieredze: ${years(values)}, esošā: ${values.had}; atskaitījums par trūkstošo: ${values.deduction}.`,
  },

  recognition: {
    full: ({ qualification, authority }) =>
      `Kvalifikācija „${qualification}” Vācijā ir pilnībā atzīta${by(authority)}.`,
    automatic: ({ qualification }) =>
      `Kvalifikāciju „${qualification}” atzīst automātiski saskaņā ar Direktīvu 2005/36/EK.`,
    'measure-passed': ({ qualification }) =>
      `Kompensācijas pasākums kvalifikācijai „${qualification}” ir sekmīgi pabeigts, un Vācijā tā ir atzīta.`,
    'not-applied': ({ qualification }) =>
      `Diploms par kvalifikāciju „${qualification}” ir pieejams, bet tās atzīšana vēl nav pieteikta.`,
    partial: ({ qualification, authority }) => `Kvalifikācija „${qualification}” ir atzīta daļēji${by(authority)}.`,
    'adaptation-running': ({ qualification, expectedOn }) =>
      `Kvalifikācija „${qualification}” ir atzīta daļēji, un notiek pielāgošanās apmācība, lai apgūtu trūkstošās daļas${end(expectedOn)}.`,
    'in-process': ({ qualification, authority, expectedOn }) =>
      `Kvalifikācijas „${qualification}” atzīšana ir pieteikta${by(authority)}${expectedOn === undefined ? '' : `; lēmums gaidāms ${expectedOn}`}.`,
    'measure-imposed': ({ qualification, expectedOn }) =>
      `Kvalifikācijas „${qualification}” atzīšanai vēl jāveic kompensācijas pasākums${end(expectedOn)}.`,
    'measure-running': ({ qualification, expectedOn }) =>
      `Notiek kompensācijas pasākums kvalifikācijas „${qualification}” atzīšanai${end(expectedOn)}.`,
    partnership: ({ qualification, expectedOn }) =>
      `Kvalifikācijas „${qualification}” atzīšana notiek atzīšanas partnerībā ar uzņēmumu (§ 16d Abs. 3 AufenthG)${end(expectedOn)}.`,
    statement: ({ qualification }) =>
      `Par kvalifikāciju „${qualification}” ir Vācijas Ārvalstu izglītības centra (ZAB) izsniegts diploma novērtējums.`,
    refused: ({ qualification, authority }) =>
      `Kvalifikācijas „${qualification}” atzīšana ir noraidīta${by(authority)}.`,
  },
  recognitionNotStated: 'Nav norādīts, cik tālu ir piemērotas kvalifikācijas atzīšana.',
  recognitionNotNeeded: 'Šai vakancei uzņēmumam kvalifikācijas atzīšana nav vajadzīga, tāpēc tā netiek vērtēta.',
  notRegulated: {
    known: 'Profesija Vācijā nav reglamentēta, tāpēc tajā drīkst strādāt arī bez atzīšanas.',
    unknown: 'Profesija Vācijā nav reglamentēta, tāpēc tajā drīkst strādāt arī bez atzīšanas; tomēr ir vērts pajautāt.',
  },
  regulated: {
    open: ({ legalBasis }) =>
      `Profesija ir reglamentēta, un ar šo atzīšanu tajā drīkst strādāt. Juridiskais pamats: ${legalBasis}.`,
    conditional: ({ legalBasis }) =>
      `Profesija ir reglamentēta: līdz procedūras sekmīgam noslēgumam iespējams tikai palīga darbs. Juridiskais pamats: ${legalBasis}.`,
    closed: ({ legalBasis, competentBody }) =>
      `Profesija ir reglamentēta, un bez atzīšanas tajā strādāt nedrīkst. Juridiskais pamats: ${legalBasis}. Par atzīšanu atbild: ${competentBody}.`,
    closedToAnother: ({ legalBasis, competentBody }) =>
      `Tomēr tā ir cita profesija: meklētā profesija ir reglamentēta, un tajā drīkst strādāt tikai pēc kvalifikācijas atzīšanas tieši šai profesijai. Juridiskais pamats: ${legalBasis}. Par atzīšanu atbild: ${competentBody}.`,
    unknown: ({ legalBasis, competentBody }) =>
      `Profesija ir reglamentēta, un bez atzīšanas tajā strādāt nedrīkst, tāpēc tas ir jānoskaidro. Juridiskais pamats: ${legalBasis}. Par atzīšanu atbild: ${competentBody}.`,
  },
  required: {
    open: 'Ar to uzņēmuma prasība par atzīšanu ir izpildīta.',
    conditional: 'Uzņēmums prasa atzīšanu; prasība būs izpildīta, kad procedūra būs sekmīgi noslēgusies.',
    closed: 'Uzņēmums prasa atzīšanu, un ar šo tai nepietiek.',
    unknown: 'Uzņēmums prasa atzīšanu, tāpēc tas ir jānoskaidro.',
  },

  language: {
    reached: (values) =>
      `${atStart(values.language)} valoda ir ${values.level} līmenī${values.evidence}; ${asks(values)}.`,
    reachedByStart: (values) =>
      `${now(values)}; kursi ${values.courseLevel} līmeņa apguvei beidzas ${values.courseEnd}, tāpēc līdz darba sākumam būs sasniegts ${adjective(values)} ${values.asked} līmenis.`,
    reachedTooLate: (values) =>
      `${now(values)}; ${asks(values)}, bet kursi ${values.courseLevel} līmeņa apguvei beidzas tikai pēc darba sākuma, ${values.courseEnd}.`,
    short: (values) => `${now(values)}; ${asks(values)}.`,
    shortInSpiteOfCourse: (values) =>
      `${now(values)}; ${asks(values)}, bet kursi, kas beidzas ${values.courseEnd}, dod tikai ${values.courseLevel} līmeni.`,
    notStated: (values) => `${atStart(values.language)} valodas līmenis nav norādīts; ${asks(values)}.`,
  },
  noLanguageAsked: 'Vakancē neviena valoda nav prasīta, tāpēc valodas netiek vērtētas.',
  evidence: {
    certificate: (examinedOn) => (examinedOn === undefined ? 'sertifikāts' : `sertifikāts, ${examinedOn}`),
    school: (examinedOn) => (examinedOn === undefined ? 'apgūta skolā' : `apgūta skolā, eksāmens ${examinedOn}`),
    'self-assessed': (examinedOn) => (examinedOn === undefined ? 'pašvērtējums' : `pašvērtējums, ${examinedOn}`),
  },

  eligibility: {
    eligible: () => 'Nekas nekavē: darbu var sākt, kā plānots.',
    conditional: ({ conditions, from }) => `Darbu var sākt no ${from}. Nosacījums: ${conditions}.`,
    unclear: ({ conditions }) => `Vēl nav skaidrs, vai darbu var sākt. Jānoskaidro vai jāizpilda: ${conditions}.`,
    'not-yet': ({ conditions, from }) =>
      `Darbu nevar sākt, kā plānots. Vēl trūkst: ${conditions}.${from === undefined ? '' : ` Paredzams, ka tas būs iespējams no ${from}.`}`,
  },
  conditions: {
    language: ({ language, from, to, expectedOn }) => {
      if (from === undefined) return `${language} valoda ${to} līmenī (pašreizējais līmenis nav norādīts)`;
      const date = expectedOn === undefined ? 'termiņš nav zināms' : `gaidāms ${expectedOn}`;
      return `${language} valoda ${to} līmenī (pašlaik ${from === 'none' ? 'zināšanu nav' : from}, ${date})`;
    },
    recognition: ({ gate, stage, expectedOn, body }) => {
      const what = gate === 'regulated' ? 'atzīšana reglamentētajā profesijā' : 'uzņēmuma prasītā atzīšana';
      const parts = [stage === 'dated' ? `${STAGES.dated} ${expectedOn}` : STAGES[stage], body].filter(Boolean);
      return `${what} (${parts.join('; ')})`;
    },
    availability: ({ expectedOn }) => `darbu var uzsākt tikai no ${expectedOn}`,
  },

  filters: {
    'vacancy-not-open': () => 'Vakance vairs nav atvērta.',
    'no-consent': () => 'Nav dota piekrišana salīdzināšanai ar vakancēm.',
    engagement: ({ asked, offered }) =>
      `Piedāvājumā ir ${asked}, ${offered === '' ? 'bet nav norādīts, ko meklē' : `bet vēlamais darba veids ir cits: ${offered}`}.`,
    region: ({ workplace, regions }) =>
      `Darba vieta (${workplace}) neatrodas vēlamajos reģionos (${regions || 'nav norādīti'}).`,
    'not-available': ({ from, start, days }) =>
      `Darbu var sākt tikai no ${from}, un tas ir par vēlu, jo sākums ir ${start} (pieļaujamā nobīde dienās: ${days}).`,
    'unrelated-trade': ({ asked, offered }) =>
      `Neviena no norādītajām profesijām (${offered || 'nav norādītas'}) nav radniecīga meklētajai profesijai „${asked}”.`,
  },
  engagements: { permanent: 'pastāvīgs darbs', internship: 'prakse' },
};
