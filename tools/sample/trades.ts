import type { CefrLevel, LanguageImportance } from '#scoring/vocabulary';

/** What a posting asks of one language. */
export interface LanguageWish {
  readonly language: string;
  readonly level: CefrLevel;
  readonly importance: LanguageImportance;
}

/**
 * How a qualification of the trade is recognised in Germany: `nurse` is a sectoral profession of Directive 2005/36/EC,
 * `therapist` regulated by federal law, `care-helper` by the law of some of the Länder, `academic` not regulated and
 * learnt at a university, `vocational` not regulated and learnt in training.
 */
export type RecognitionPath = 'nurse' | 'therapist' | 'care-helper' | 'academic' | 'vocational';

/** A trade of the region as postings and nominations name it. */
export interface SampleTrade {
  /** ISCO-08 unit groups under which the trade appears. */
  readonly isco: readonly [string, ...string[]];
  /** ISCO-08 unit groups in which people of the trade have worked too. */
  readonly alsoWorkedAs: readonly string[];
  readonly path: RecognitionPath;
  /** Who recognises it. */
  readonly authority: string;
  readonly title: string;
  readonly work: string;
  /** As Latvian certificates put it. */
  readonly certificate: string;
  /** Names under which the catalogue knows the trade, for those who do not send codes. */
  readonly germanName?: string;
  readonly latvianName?: string;
  /** What postings ask of languages, one of these each. */
  readonly languages: readonly (readonly LanguageWish[])[];
}

const must = (language: string, level: CefrLevel): LanguageWish => ({ language, level, importance: 'must' });
const want = (language: string, level: CefrLevel): LanguageWish => ({ language, level, importance: 'want' });

const CRAFTS_CHAMBER = 'HWK Magdeburg';
const INDUSTRY_CHAMBERS = 'IHK FOSA';
const STATE_OFFICE = 'Landesverwaltungsamt Sachsen-Anhalt';

/** Twenty trades the region looks for. */
export const TRADES = {
  plumber: {
    isco: ['7126'],
    alsoWorkedAs: ['7127', '7233'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Anlagenmechaniker SHK (m/w/d)',
    work: 'Heizungen, Bäder und Wärmepumpen einbauen und warten, meist bei Kundschaft im Haus.',
    certificate: 'Santehniķis',
    germanName: 'Anlagenmechaniker SHK',
    latvianName: 'santehniķis',
    languages: [[must('de', 'B1')]],
  },
  nurse: {
    isco: ['3221', '2221'],
    alsoWorkedAs: ['5321'],
    path: 'nurse',
    authority: STATE_OFFICE,
    title: 'Pflegefachperson (m/w/d)',
    work: 'Menschen auf Station oder im Wohnbereich pflegen, Pflege planen und dokumentieren.',
    certificate: 'Vispārējās aprūpes māsa',
    germanName: 'Pflegefachmann',
    languages: [[must('de', 'B2')]],
  },
  electrician: {
    isco: ['7411'],
    alsoWorkedAs: ['7412', '3113'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Elektroniker Energie- und Gebäudetechnik (m/w/d)',
    work: 'Leitungen legen, Verteilungen bauen, Anlagen prüfen und in Betrieb nehmen.',
    certificate: 'Elektriķis',
    languages: [[must('de', 'B1')], [must('de', 'A2')]],
  },
  welder: {
    isco: ['7212'],
    alsoWorkedAs: ['7214', '7213'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Schweißer MAG/WIG (m/w/d)',
    work: 'Baugruppen aus Stahl und Edelstahl nach Zeichnung schweißen und prüfen.',
    certificate: 'Metinātājs',
    languages: [[want('de', 'A2')], [must('de', 'A2')]],
  },
  'cnc-machinist': {
    isco: ['7223'],
    alsoWorkedAs: ['7222', '7224'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Zerspanungsmechaniker CNC (m/w/d)',
    work: 'CNC-Dreh- und Fräsmaschinen einrichten, Teile fertigen und messen.',
    certificate: 'CNC metālapstrādes darbgaldu iestatītājs',
    languages: [[must('de', 'B1')], [want('de', 'A2'), want('en', 'B1')]],
  },
  cook: {
    isco: ['5120'],
    alsoWorkedAs: ['9412', '3434'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Koch / Köchin (m/w/d)',
    work: 'Warme und kalte Küche, Einkauf und Vorbereitung, Hygiene nach Plan.',
    certificate: 'Pavārs',
    languages: [[want('de', 'A2')], [must('de', 'A2')]],
  },
  waiter: {
    isco: ['5131'],
    alsoWorkedAs: ['5132'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Fachkraft für Restaurants und Veranstaltungsgastronomie (m/w/d)',
    work: 'Gäste empfangen und beraten, servieren, kassieren, Feiern ausrichten.',
    certificate: 'Viesmīlības pakalpojumu speciālists',
    languages: [[must('de', 'B1'), want('en', 'A2')], [must('de', 'A2+')]],
  },
  'truck-driver': {
    isco: ['8332'],
    alsoWorkedAs: ['8322', '8331'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Berufskraftfahrer CE (m/w/d)',
    work: 'Nah- und Fernverkehr mit Wechselbrücke, Ladung sichern, Papiere führen.',
    certificate: 'Kravas automobiļa vadītājs',
    languages: [[want('de', 'A2')], [must('de', 'A2')]],
  },
  'warehouse-worker': {
    isco: ['4321', '9333'],
    alsoWorkedAs: ['8344', '9321'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Fachkraft für Lagerlogistik (m/w/d)',
    work: 'Ware annehmen, einlagern und kommissionieren, Bestand im System führen.',
    certificate: 'Noliktavas darbinieks',
    languages: [[want('de', 'A1+')], [must('de', 'A2')]],
  },
  'software-developer': {
    isco: ['2512'],
    alsoWorkedAs: ['2513', '2514'],
    path: 'academic',
    authority: 'Zentralstelle für ausländisches Bildungswesen',
    title: 'Softwareentwickler (m/w/d)',
    work: 'Dienste und Oberflächen für Leitstände entwickeln, testen und betreiben.',
    certificate: 'Bakalaura grāds datorzinātnē',
    languages: [
      [must('en', 'B2'), want('de', 'A2')],
      [must('de', 'B1'), want('en', 'B1')],
    ],
  },
  'care-assistant': {
    isco: ['5321'],
    alsoWorkedAs: ['5322'],
    path: 'care-helper',
    authority: STATE_OFFICE,
    title: 'Pflegehelfer (m/w/d)',
    work: 'Bei Körperpflege, Essen und Wegen helfen, den Tag mitgestalten.',
    certificate: 'Aprūpētājs',
    languages: [[must('de', 'B1')], [must('de', 'A2')]],
  },
  carpenter: {
    isco: ['7115'],
    alsoWorkedAs: ['7522'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Zimmerer (m/w/d)',
    work: 'Dachstühle und Holzhäuser abbinden und aufstellen, Altbauten instand setzen.',
    certificate: 'Būvgaldnieks',
    languages: [[must('de', 'A2')], [want('de', 'B1')]],
  },
  bricklayer: {
    isco: ['7112'],
    alsoWorkedAs: ['7114', '7122'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Maurer (m/w/d)',
    work: 'Mauerwerk, Putz und kleine Betonarbeiten in Neubau und Sanierung.',
    certificate: 'Mūrnieks',
    germanName: 'Maurer',
    latvianName: 'mūrnieks',
    languages: [[want('de', 'A2')], [must('de', 'A2')]],
  },
  painter: {
    isco: ['7131'],
    alsoWorkedAs: ['7123', '7132'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Maler und Lackierer (m/w/d)',
    work: 'Innenräume und Fassaden beschichten, tapezieren, Wärmedämmung anbringen.',
    certificate: 'Krāsotājs',
    languages: [[want('de', 'A2')], [must('de', 'A2+')]],
  },
  roofer: {
    isco: ['7121'],
    alsoWorkedAs: ['7115', '7124'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Dachdecker (m/w/d)',
    work: 'Steil- und Flachdächer decken und abdichten, Solarmodule befestigen.',
    certificate: 'Jumiķis',
    languages: [[want('de', 'A2')], [must('de', 'A2')]],
  },
  'car-mechanic': {
    isco: ['7231'],
    alsoWorkedAs: ['7233'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Kfz-Mechatroniker (m/w/d)',
    work: 'Fahrzeuge warten, Fehler auslesen, Bremsen, Fahrwerk und Antrieb instand setzen.',
    certificate: 'Automehāniķis',
    languages: [[must('de', 'B1')], [must('de', 'A2')]],
  },
  butcher: {
    isco: ['7511'],
    alsoWorkedAs: ['5223'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Fleischer (m/w/d)',
    work: 'Zerlegen, Wurst herstellen, Ladentheke bestücken.',
    certificate: 'Gaļas pārstrādes speciālists',
    languages: [[want('de', 'A2')]],
  },
  baker: {
    isco: ['7512'],
    alsoWorkedAs: ['5223'],
    path: 'vocational',
    authority: CRAFTS_CHAMBER,
    title: 'Bäcker (m/w/d)',
    work: 'Teige ansetzen, Brot und Kleingebäck backen, Früh- und Nachtschicht im Wechsel.',
    certificate: 'Maiznieks',
    languages: [[want('de', 'A2')], [must('de', 'A1+')]],
  },
  'hotel-receptionist': {
    isco: ['4224'],
    alsoWorkedAs: ['4226', '5131'],
    path: 'vocational',
    authority: INDUSTRY_CHAMBERS,
    title: 'Hotelfachkraft Empfang (m/w/d)',
    work: 'Gäste empfangen, Buchungen führen, Abrechnung und Auskunft in zwei Sprachen.',
    certificate: 'Viesnīcu pakalpojumu speciālists',
    languages: [
      [must('de', 'B2'), must('en', 'B1')],
      [must('de', 'B1'), want('en', 'B2'), want('lv', 'B1')],
    ],
  },
  physiotherapist: {
    isco: ['2264'],
    alsoWorkedAs: ['3255'],
    path: 'therapist',
    authority: STATE_OFFICE,
    title: 'Physiotherapeut (m/w/d)',
    work: 'Behandeln nach Verordnung, Übungen anleiten, Verlauf festhalten.',
    certificate: 'Fizioterapeits',
    languages: [[must('de', 'B2')]],
  },
} as const satisfies Record<string, SampleTrade>;

/** The name of one of the twenty trades. */
export type TradeKey = keyof typeof TRADES;
/** The names of all of them. */
export const TRADE_KEYS = Object.keys(TRADES) as TradeKey[];
