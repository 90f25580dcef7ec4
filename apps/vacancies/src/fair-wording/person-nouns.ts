/**
 * Endings of German nouns for men at work. They are endings, since German joins words: `mechaniker` also finds the
 * `Anlagenmechaniker`. English loans such as `Manager` are left out, since an English title is neutral.
 */
const MASCULINE_ENDINGS =
  'mechaniker|mechatroniker|elektriker|elektroniker|techniker|informatiker|klempner|monteur|installateur|friseur|kosmetiker|optiker|akustiker|' +
  'ingenieur|konstrukteur|stuckateur|redakteur|kontrolleur|masseur|galvaniseur|graveur|' +
  'maler|lackierer|beschichter|maurer|zimmerer|zimmermann|tischler|schreiner|dachdecker|fliesenleger|leger|bauer|glaser|polierer|schleifer|schweißer|schlosser|dreher|fräser|zerspaner|' +
  'gießer|former|macher|schmied|schneider|näher|sattler|polsterer|isolierer|reiniger|feger|setzer|zeichner|planer|prüfer|zurichter|flechter|putzer|' +
  'fahrer|führer|lenker|pfleger|helfer|arbeiter|mitarbeiter|bearbeiter|leiter|meister|polier|geselle|' +
  'verkäufer|kassierer|berater|betreuer|begleiter|vermittler|makler|verwalter|einkäufer|buchhalter|' +
  'entwickler|programmierer|systemadministrator|netzwerkadministrator|datenbankadministrator|' +
  'assistent|referent|disponent|praktikant|werkstudent|laborant|chemikant|lagerist|maschinist|spezialist|florist|jurist|sozialist|rezeptionist|polizist|traktorist|pianist|' +
  'sekretär|direktor|koch|kellner|bäcker|konditor|fleischer|metzger|brauer|müller|winzer|gärtner|wirt|gastronom|' +
  'arzt|apotheker|therapeut|sanitäter|erzieher|lehrer|pädagoge|logopäde|podologe|technologe|' +
  'architekt|anwalt|notar|steuerberater|wächter|zusteller|(?<!ge|ange|ver|auf)bote|kollege|kommissionierer|packer|spüler|bediener|operateur|' +
  'zulieferer|lieferant|gerber|imker|fischer|jäger|tierwirt|kürschner|böttcher|seiler|weber|drucker|binder|fotograf|bestatter|bildhauer|steinmetz|töpfer|gestalter|bildner|' +
  'köche|ärzte|anwälte|mann|angestellter|auszubildender|beamter|vorarbeiter|geschäftsführer';

/** Their feminine forms that are not simply `…in`, and nouns for women at work. */
const FEMININE_ENDINGS =
  'köchin|ärztin|anwältin|pädagogin|logopädin|podologin|technologin|botin|gesellin|schwester|frau|dame|mädchen|friseuse|stewardess|tagesmutter';

/** A German word for one at work, by the sex it names. */
export const MASCULINE_NOUN = new RegExp(`(?:${MASCULINE_ENDINGS})(?:e|e?n)?$`, 'iu');
export const FEMININE_NOUN = new RegExp(
  `(?:(?:${MASCULINE_ENDINGS})in(?:nen)?|(?:${FEMININE_ENDINGS})(?:e?n|nen)?)$`,
  'iu',
);

/** Ends like one and is none. */
export const NO_PERSON = /(?:marktführer|blitzableiter|halbleiter|^mann)$/iu;

/** Names for one sex only, with the word that means everybody. */
export const NEUTRAL_WORDS: Readonly<Record<string, string>> = {
  krankenschwester: 'Pflegefachperson',
  kinderkrankenschwester: 'Pflegefachperson Pädiatrie',
  intensivkrankenschwester: 'Pflegefachperson Intensivpflege',
  putzfrau: 'Reinigungskraft',
  reinigungsfrau: 'Reinigungskraft',
  zimmermädchen: 'Zimmerreinigungskraft',
  hausdame: 'Leitung Housekeeping',
  empfangsdame: 'Empfangskraft',
  friseuse: 'Friseurfachkraft',
  stewardess: 'Flugbegleitung',
  tagesmutter: 'Kindertagespflegeperson',
  salesman: 'salesperson',
  saleswoman: 'salesperson',
  foreman: 'supervisor',
  forewoman: 'supervisor',
  handyman: 'maintenance worker',
  craftsman: 'craftsperson',
  journeyman: 'skilled worker',
  repairman: 'repair technician',
  serviceman: 'service technician',
  fireman: 'firefighter',
  postman: 'postal worker',
  doorman: 'door attendant',
  barman: 'bartender',
  barmaid: 'bartender',
  businessman: 'business professional',
  draughtsman: 'draughtsperson',
  cameraman: 'camera operator',
  waitress: 'waiter or waitress',
  hostess: 'host',
  chambermaid: 'room attendant',
  housewife: 'housekeeper',
};
