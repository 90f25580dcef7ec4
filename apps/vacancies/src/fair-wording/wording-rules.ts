import { anyOf } from './phrase.ts';
import type { WarningCode } from './wording-warning.ts';

/** What to look for in title and description. */
export interface WordingRule {
  readonly code: WarningCode;
  /** What is to be avoided, each as {@link phrase} takes it. */
  readonly phrases: readonly string[];
  /** A sentence of this kind says the opposite, or speaks of something else. */
  readonly unless?: RegExp;
  /** A text with this anywhere in it explains what is asked for. */
  readonly unlessExplained?: RegExp;
}

/** Says that it does not matter: `unabhängig von Alter und Religion`, `regardless of nationality`. */
export const ALL_ARE_MEANT = anyOf(
  'unabhängig (?:von|vo[mn]|der|de[ms]|ihre)',
  'ungeachtet',
  '\\begal\\b',
  'gleichgültig',
  'gleich welche',
  'ganz gleich',
  'spiel(?:t|en) (?:bei uns |für uns )?keine Rolle',
  'alle[rn]? (?:Geschlechter|Nationalitäten|Religionen|Altersgruppen)',
  'jede[nrs]? (?:Alters|Geschlechts|Herkunft|Nationalität|Religion)',
  'diskriminier',
  'regardless',
  'irrespective',
  'without regard',
  'does not matter',
  'equal opportunit',
  'discriminat',
  'all (?:ages|genders|nationalities|religions|backgrounds)',
);

/** Says that it is not asked for. */
const NOT_ASKED_FOR = [
  '(?:nicht|keineswegs) (?:zwingend |unbedingt )?(?:nötig|notwendig|erforderlich|Voraussetzung|Bedingung|verlangt|gefordert|erwartet)',
  'kein(?:e|en)? (?:\\S+ )?(?:Voraussetzung|Bedingung|Muss)',
  'muss (?:\\S+ ){0,4}nicht',
  'müssen (?:\\S+ ){0,4}(?:nicht|kein)',
  'brauch(?:en|st|t) (?:\\S+ ){0,3}(?:nicht|kein)',
  'not (?:required|needed|necessary|a (?:must|requirement|condition))',
  'no (?:need|requirement)',
  '(?:need|do|does|must|are)(?: not|n.t) (?:\\S+ ){0,3}(?:need|have|be|require)',
  'need not',
];

/** People who are cared for, taught or served, and not those who are wanted. */
const THOSE_WORKED_FOR =
  'Kind(?:er)?(?:n|gruppe)?\\b|Jugend|Schüler|Klient|Bewohner|Patient|Menschen mit|junge[nr]? (?:Erwachsene|Menschen)|betreu|pupils|patients|residents|children|teenagers|adolescents|clients';

const LANGUAGES = '(?:German|English|Latvian|French|Russian|Polish|Ukrainian|Italian|Spanish|Dutch)';
/** 22 to 69: below, an age says from when the law allows the work, or whom it is done for. */
const AGE = '(?:2[2-9]|[3-6]\\d)';
/** An upper end that shuts somebody out: nearly all who work are below 60. */
const AGE_TO = '(?:2[2-9]|[3-5]\\d)';
/** `18`, too, where an upper end follows. */
const AGE_FROM = '(?:1[6-9]|[2-5]\\d)';
const NOT_OF_AGE =
  '(?! (?:\\S+ )?(?:Berufs|Betriebs|Praxis|Erfahrung|Garantie|Gewähr|Laufzeit|Vertrag|Tradition|Bestehen|am Markt|of (?:work |professional )?experience|experience|warranty|in business))';

export const WORDING_RULES: readonly WordingRule[] = [
  {
    code: 'native-speaker',
    phrases: [
      'Muttersprache(?!n?niveau)',
      'Muttersprachler(?:[:*_/(]?-?in(?:nen)?\\)?|n)?',
      'muttersprachliche[rnms]? (?:Kraft|Person|Mitarbeite~|Bewerbe~|Verstärkung)',
      'native[- ]speak(?:ers?|ing)',
      'mother[- ]tongues?',
      `native ${LANGUAGES}(?: speakers?)?`,
      `${LANGUAGES} natives?(?! level)`,
    ],
    unless: anyOf(
      ...NOT_ASKED_FOR,
      '(?:Ihre|deine|eure|seine|eigene|jeweilige)[rnms]? Muttersprache',
      '(?:in|speaks?) (?:your|their)(?: own)? (?:mother|native)',
      'kurs|unterricht|Tandem|coaching|language (?:course|lesson|class)',
    ),
  },
  {
    code: 'native-level',
    phrases: [
      'Mutterspra(?:ch|chen)-?niveau',
      'muttersprachliche[rnms]? (?:Niveau|Deutsch~|Sprach~|Kenntnisse~|Englisch~|Lettisch~)',
      `(?:near[- ])?native[- ](?:level|fluency|proficiency|command)`,
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'accent',
    phrases: [
      'akzentfrei~',
      'ohne (?:\\S+en )?Akzent',
      'accent[- ]free',
      '(?:without (?:an? |any )?|no )(?:foreign |strong )?accent',
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'nationality',
    phrases: [
      'deutsche[rnms]? (?:Staatsangehörig~|Staatsbürger~|Pass|Nationalität|Herkunft|Abstammung)',
      '(?:nur|ausschließlich) (?:für )?(?:Deutsche|Inländer~|Einheimische|EU-Bürger~|EU-Ausländer~)',
      'kein(?:e|en)? (?:Ausländer~|Migrant~|Flüchtling~)',
      'Angabe(?:n)? (?:de[rs] |Ihrer |deiner |zu[r]? )?(?:Nationalität|Staatsangehörigkeit|Herkunft)',
      '(?:German|EU|Latvian) (?:citizens?(?:hip)?|nationals?|nationality|passport|origin)',
      'no foreigners',
      '(?:state|give|include|indicate) your (?:nationality|citizenship)',
    ],
    unless: anyOf(
      ...NOT_ASKED_FOR,
      '(?:oder|bzw\\.?) (?:\\S+ ){0,3}(?:Arbeits|Aufenthalts|Beschäftigungs)(?:erlaubnis|titel|genehmigung)',
      'or (?:\\S+ ){0,4}(?:work permit|residence permit|right to work)',
    ),
  },
  {
    code: 'age-limit',
    phrases: [
      `(?:bis|unter|max(?:\\.|imal)?|höchstens)(?: zu)?(?: max(?:\\.|imal)?)? ${AGE} (?:Jahren?|J\\.?)(?: alt)?${NOT_OF_AGE}`,
      `(?:nicht|kaum) älter als ${AGE}(?: Jahre)?`,
      `jünger als ${AGE}(?: Jahre)?`,
      `(?:ab|mindestens|über) ${AGE} Jahren? alt`,
      `Mindestalter:? ${AGE}(?: Jahren?)?`,
      `(?:zwischen|von) ${AGE_FROM} (?:und|bis) ${AGE_TO} Jahren?(?: alt)?${NOT_OF_AGE}`,
      `${AGE_FROM} ?(?:-|–|bis) ?${AGE} (?:Jahre alt|J\\.)`,
      `Alter ?:? ?(?:von |bis |zwischen |max\\.? )?${AGE_FROM}(?: ?(?:-|–|bis|und) ?${AGE})?(?: Jahren?)?`,
      '(?:Höchstalter|Altersgrenze|Altersbeschränkung)',
      `(?:under|below|up to|not older than|no older than|younger than) ${AGE} (?:years old|years of age|years)${NOT_OF_AGE}`,
      `(?:under|below|not older than|no older than|younger than) (?:the age of )?${AGE}(?=[.,;)]|\\s*$)`,
      `(?:aged|between) ${AGE_FROM} ?(?:-|–|to|and) ?${AGE}(?: years old| years of age)?(?! (?:hours|euros?|days|km|people|%))`,
      `ages? (?:of |between )?${AGE_FROM} ?(?:-|–|to|and) ?${AGE_TO}`,
      '(?:maximum|upper) age(?: limit)?',
      'age limit',
    ],
    unless: anyOf(
      ...NOT_ASKED_FOR,
      'kein(?:e|en)? (?:\\S+ )?(?:Altersgrenze|Höchstalter|Altersbeschränkung)',
      'no (?:\\S+ )?age limit',
      '(?:Ausbildung|Vertrag|Zuschuss|Förderung) (?:dauert|läuft|bis)',
      'Garantie|Gewähr|Laufzeit|warranty|guarantee',
      THOSE_WORKED_FOR,
    ),
  },
  {
    code: 'age-word',
    phrases: [
      'junge[nrms]?(?:,? (?:und )?(?:\\p{L}+e[nrms]?,? ?(?:und )?){0,3})? ?(?:Teams?|Mannschaft|Kolleg~|Mitarbeite~|Leute~|Bewerbe~|Verstärkung|Talente~|Belegschaft|Truppe|Dame|Herr|Mann|Frau|Kraft)',
      'jung(?:,| und|,? aber) dynamisch',
      'jung(?:,| und) (?:motiviert|hungrig|belastbar|flexibel)',
      'jung geblieben~',
      'jugendliche[rnms]? (?:Auftreten|Erscheinung~|Team|Elan|Schwung)',
      'Digital Natives?',
      'Young Professionals?',
      '(?:nur|ausschließlich) (?:Berufsanfänger~|Berufseinsteiger~)',
      'rüstige[rnms]? (?:Rentner~|Senior~)',
      '(?:young|youthful)(?:,| and)? ?(?:\\w+ (?:and \\w+ )?)?(?:team|staff|workforce|colleagues|crew|talents?|people|applicants?|candidates?|man|woman|lady|employees)',
      'young and (?:dynamic|energetic|motivated|hungry)',
    ],
    unless: anyOf(
      'jung(?:e[nrs]?)?(?: und|,| bis| wie| oder) (?:alt|älter|erfahren|gestanden)',
      'erfahrene[nrs]? (?:und|wie|oder) jung',
      '(?:altersgemischt|generationen|jede[ns]? Alter)',
      'young and (?:old|experienced)',
      'experienced and young',
      THOSE_WORKED_FOR,
    ),
  },
  {
    code: 'one-sex-wanted',
    phrases: [
      '(?:nur|ausschließlich) (?:für )?(?:Frauen|Männer|Damen|Herren|weibliche~|männliche~)',
      '(?:Frauen|Männer|Damen|Herren|weibliche~ \\p{L}+|männliche~ \\p{L}+) (?:werden )?(?:bevorzugt|gesucht|erwünscht|gewünscht)',
      'weibliche[rnms]? (?:Bewerbe~|Verstärkung|Unterstützung|Kraft|Mitarbeite~|Team~)',
      'männliche[rnms]? (?:Bewerbe~|Verstärkung|Unterstützung|Kraft|Mitarbeite~|Team~)',
      '(?:nette|freundliche|flotte|fleißige|zuverlässige|rüstige|junge|charmante)[rnms]? (?:Dame|Damen|Herrn?|Frau|Mann)',
      '(?:starke[rn]?|kräftige[rn]?) (?:Mann|Männer|Kerle?|Jungs)',
      'Mädchen für alles',
      '(?:fe)?males? (?:only|preferred|applicants?|candidates?|wanted)',
      '(?:men|women|ladies|gentlemen|girls) (?:only|preferred|wanted)',
      'only (?:men|women|ladies|gentlemen|(?:fe)?males?)',
    ],
    unless: anyOf(
      'gleiche[rn]? (?:\\S+ )?(?:Eignung|Qualifikation|Befähigung)',
      'unterrepräsentiert',
      'Frauenanteil|Anteil (?:an|von|der) Frauen',
      'equally qualified|under-?represented|underrepresented',
      '(?:Dame|Frau|Männ|Herr)\\p{L}* (?:oder|und|/) (?:\\p{L}+ )?(?:Dame|Frau|Männ|Herr)',
      '(?:women|men|male|female) (?:or|and) (?:women|men|male|female)',
      'Umkleide|Toilette|changing room',
    ),
  },
  {
    code: 'family-status',
    phrases: [
      'Familienstand~',
      '(?:ledig|unverheiratet|kinderlos)(?:e[rn]?)?',
      '(?:nicht|sind|sein|oder|und|,) verheiratet',
      'alleinstehend',
      '(?<!örtlich |räumlich |zeitlich )(?:familiär )?ungebunden',
      'ohne (?:familiäre (?:Bindung~|Verpflichtung~)|Kinder|Familie)',
      '(?:kein(?:e|en)? )(?:Kinderwunsch|kleinen Kinder|familiären (?:Bindungen|Verpflichtungen)|Schwangere~)',
      'nicht schwanger',
      'marital status',
      '(?:unmarried|childless)',
      '(?:without|no) (?:children|kids|family (?:ties|commitments|obligations))',
      'not (?:be )?pregnant',
    ],
    unless: anyOf(...NOT_ASKED_FOR, 'pflegen|betreuen|unterstützen wir|Zuschlag|Zuschuss|allowance'),
  },
  {
    code: 'religion',
    phrases: [
      '(?:Religions|Konfessions|Kirchen)(?:zugehörigkeit|mitgliedschaft)',
      'Kirchenmitglied~',
      'Mitglied(?:schaft)? (?:in )?(?:der|einer) (?:\\p{L}+ ){0,2}Kirche',
      '(?:christliche|evangelische|katholische|muslimische|jüdische)[rnms]? (?:Glauben?s?|Konfession|Bekenntnis~|Bewerbe~)',
      '(?:Angabe (?:der|Ihrer) )?Konfession',
      '(?:ohne|kein) Kopftuch',
      'religious affiliation',
      'church member(?:ship|s)?',
      '(?:Christian|Catholic|Protestant|Muslim|Jewish) (?:faith|applicants?|candidates?)',
      '(?:no|without(?: a)?) headscarf',
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'photo',
    phrases: [
      '(?:Bewerbungs|Pass)(?:foto|bild)~',
      'Lichtbild(?:s|es|er)?',
      '(?:mit|inkl\\.?|inklusive|und|nebst|samt|sowie|,)(?: \\p{L}+e[mnrs])? (?:Foto|Porträtfoto|Porträt|Bild von (?:Ihnen|dir))',
      '(?:with|including|incl\\.?|and|enclose|attach)(?: an?| your)?(?: recent| current)? (?:photo|photograph|headshot|picture of yourself)',
      'passport[- ](?:style |size )?photo(?:graph)?s?',
    ],
    unless: anyOf(
      ...NOT_ASKED_FOR,
      '(?:ohne|kein(?:e|en)?|verzicht\\p{L}* (?:Sie |bitte )?(?:auf|bitte)) (?:\\S+ ){0,3}(?:\\p{L}*foto|\\p{L}*bild)',
      '(?:without|no|do not|don.t) (?:\\S+ ){0,3}(?:photo|picture|headshot)',
      'dokument|Fotostudio|Kund|aufnehmen|aufnahme|Baustelle|document|studio|customer',
    ),
  },
  {
    code: 'physical-fitness',
    phrases: [
      'körperlich(?:e[rnms]?)?(?: und (?:geistig|psychisch|gesundheitlich|seelisch)e?[rnms]?)? (?:fit|Fitness|belastbar~|Belastbarkeit|leistungsfähig|Leistungsfähigkeit|robust|gesund|Eignung|geeignet)',
      'gesundheitlich(?:e[rnms]?)? (?:geeignet|Eignung|fit|uneingeschränkt)',
      '(?:uneingeschränkt|voll) (?:belastbar|leistungsfähig)',
      'kein(?:e|en|erlei)? (?:gesundheitlichen?|körperlichen?) (?:Einschränkungen?|Beschwerden|Beeinträchtigungen?)',
      '(?:gute[rn]?|beste[rn]?|einwandfreie[rn]?) (?:Gesundheit|körperliche[rn]? (?:Verfassung|Konstitution))',
      'physically (?:fit|strong|robust|healthy)',
      'physical fitness',
      'able[- ]bodied',
      '(?:good|excellent|perfect) (?:physical )?(?:health|shape)',
      'no (?:health|physical|medical) (?:restrictions?|limitations?|conditions?|disabilit(?:y|ies))',
    ],
    unless: anyOf(
      ...NOT_ASKED_FOR,
      '(?:,| ) da (?:Sie|du|wir|die|der|das|es)|weil|denn ',
      'because|since (?:you|the|we)|as you',
      'Zuschuss|Fitnessstudio|JobRad|Fahrrad|Betriebssport|Angebot|gym|allowance|we help',
    ),
    unlessExplained: anyOf(
      '\\d ?kg|heben Sie|(?:zu|beim|das) Heben|tragen Sie|Lasten|Gerüst|Leitern|in der Höhe|im Freien|im Stehen',
      'lift|carry|heights|ladder|scaffold|outdoors|on your feet',
    ),
  },
  {
    code: 'body-height',
    phrases: [
      '(?:Mindest(?:körper)?größe|Körpergröße|Gardemaß)',
      '(?:mindestens|mind\\.|ab) 1[,.]\\d\\d ?m(?:eter)? groß',
      '(?:body height|minimum body height)',
      '(?:at least|minimum) \\d[.,\\d]* ?(?:cm|m) tall',
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
];
