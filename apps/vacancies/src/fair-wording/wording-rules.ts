import { anyOf, phrase } from './phrase.ts';
import type { WarningCode } from './wording-warning.ts';

/** What to look for in title and description. */
export interface WordingRule {
  readonly code: WarningCode;
  readonly phrases: readonly RegExp[];
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
      phrase('Muttersprache(?!n?niveau)'),
      phrase('Muttersprachler(?:[:*_/(]?-?in(?:nen)?\\)?|n)?'),
      phrase('muttersprachliche[rnms]? (?:Kraft|Person|Mitarbeite~|Bewerbe~|Verstärkung)'),
      phrase('native[- ]speak(?:ers?|ing)'),
      phrase('mother[- ]tongues?'),
      phrase(`native ${LANGUAGES}(?: speakers?)?`),
      phrase(`${LANGUAGES} natives?(?! level)`),
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
      phrase('Mutterspra(?:ch|chen)-?niveau'),
      phrase('muttersprachliche[rnms]? (?:Niveau|Deutsch~|Sprach~|Kenntnisse~|Englisch~|Lettisch~)'),
      phrase(`(?:near[- ])?native[- ](?:level|fluency|proficiency|command)`),
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'accent',
    phrases: [
      phrase('akzentfrei~'),
      phrase('ohne (?:\\S+en )?Akzent'),
      phrase('accent[- ]free'),
      phrase('(?:without (?:an? |any )?|no )(?:foreign |strong )?accent'),
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'nationality',
    phrases: [
      phrase('deutsche[rnms]? (?:Staatsangehörig~|Staatsbürger~|Pass|Nationalität|Herkunft|Abstammung)'),
      phrase('(?:nur|ausschließlich) (?:für )?(?:Deutsche|Inländer~|Einheimische|EU-Bürger~|EU-Ausländer~)'),
      phrase('kein(?:e|en)? (?:Ausländer~|Migrant~|Flüchtling~)'),
      phrase('Angabe(?:n)? (?:de[rs] |Ihrer |deiner |zu[r]? )?(?:Nationalität|Staatsangehörigkeit|Herkunft)'),
      phrase('(?:German|EU|Latvian) (?:citizens?(?:hip)?|nationals?|nationality|passport|origin)'),
      phrase('no foreigners'),
      phrase('(?:state|give|include|indicate) your (?:nationality|citizenship)'),
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
      phrase(
        `(?:bis|unter|max(?:\\.|imal)?|höchstens)(?: zu)?(?: max(?:\\.|imal)?)? ${AGE} (?:Jahren?|J\\.?)(?: alt)?${NOT_OF_AGE}`,
      ),
      phrase(`(?:nicht|kaum) älter als ${AGE}(?: Jahre)?`),
      phrase(`jünger als ${AGE}(?: Jahre)?`),
      phrase(`(?:ab|mindestens|über) ${AGE} Jahren? alt`),
      phrase(`Mindestalter:? ${AGE}(?: Jahren?)?`),
      phrase(`(?:zwischen|von) ${AGE_FROM} (?:und|bis) ${AGE_TO} Jahren?(?: alt)?${NOT_OF_AGE}`),
      phrase(`${AGE_FROM} ?(?:-|–|bis) ?${AGE} (?:Jahre alt|J\\.)`),
      phrase(`Alter ?:? ?(?:von |bis |zwischen |max\\.? )?${AGE_FROM}(?: ?(?:-|–|bis|und) ?${AGE})?(?: Jahren?)?`),
      phrase('(?:Höchstalter|Altersgrenze|Altersbeschränkung)'),
      phrase(
        `(?:under|below|up to|not older than|no older than|younger than) ${AGE} (?:years old|years of age|years)${NOT_OF_AGE}`,
      ),
      phrase(`(?:under|below|not older than|no older than|younger than) (?:the age of )?${AGE}(?=[.,;)]|\\s*$)`),
      phrase(
        `(?:aged|between) ${AGE_FROM} ?(?:-|–|to|and) ?${AGE}(?: years old| years of age)?(?! (?:hours|euros?|days|km|people|%))`,
      ),
      phrase(`ages? (?:of |between )?${AGE_FROM} ?(?:-|–|to|and) ?${AGE_TO}`),
      phrase('(?:maximum|upper) age(?: limit)?'),
      phrase('age limit'),
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
      phrase(
        'junge[nrms]?(?:,? (?:und )?(?:\\p{L}+e[nrms]?,? ?(?:und )?){0,3})? ?(?:Teams?|Mannschaft|Kolleg~|Mitarbeite~|Leute~|Bewerbe~|Verstärkung|Talente~|Belegschaft|Truppe|Dame|Herr|Mann|Frau|Kraft)',
      ),
      phrase('jung(?:,| und|,? aber) dynamisch'),
      phrase('jung(?:,| und) (?:motiviert|hungrig|belastbar|flexibel)'),
      phrase('jung geblieben~'),
      phrase('jugendliche[rnms]? (?:Auftreten|Erscheinung~|Team|Elan|Schwung)'),
      phrase('Digital Natives?'),
      phrase('Young Professionals?'),
      phrase('(?:nur|ausschließlich) (?:Berufsanfänger~|Berufseinsteiger~)'),
      phrase('rüstige[rnms]? (?:Rentner~|Senior~)'),
      phrase(
        '(?:young|youthful)(?:,| and)? ?(?:\\w+ (?:and \\w+ )?)?(?:team|staff|workforce|colleagues|crew|talents?|people|applicants?|candidates?|man|woman|lady|employees)',
      ),
      phrase('young and (?:dynamic|energetic|motivated|hungry)'),
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
      phrase('(?:nur|ausschließlich) (?:für )?(?:Frauen|Männer|Damen|Herren|weibliche~|männliche~)'),
      phrase(
        '(?:Frauen|Männer|Damen|Herren|weibliche~ \\p{L}+|männliche~ \\p{L}+) (?:werden )?(?:bevorzugt|gesucht|erwünscht|gewünscht)',
      ),
      phrase('weibliche[rnms]? (?:Bewerbe~|Verstärkung|Unterstützung|Kraft|Mitarbeite~|Team~)'),
      phrase('männliche[rnms]? (?:Bewerbe~|Verstärkung|Unterstützung|Kraft|Mitarbeite~|Team~)'),
      phrase(
        '(?:nette|freundliche|flotte|fleißige|zuverlässige|rüstige|junge|charmante)[rnms]? (?:Dame|Damen|Herrn?|Frau|Mann)',
      ),
      phrase('(?:starke[rn]?|kräftige[rn]?) (?:Mann|Männer|Kerle?|Jungs)'),
      phrase('Mädchen für alles'),
      phrase('(?:fe)?males? (?:only|preferred|applicants?|candidates?|wanted)'),
      phrase('(?:men|women|ladies|gentlemen|girls) (?:only|preferred|wanted)'),
      phrase('only (?:men|women|ladies|gentlemen|(?:fe)?males?)'),
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
      phrase('Familienstand~'),
      phrase('(?:ledig|unverheiratet|kinderlos)(?:e[rn]?)?'),
      phrase('(?:nicht|sind|sein|oder|und|,) verheiratet'),
      phrase('alleinstehend'),
      phrase('(?<!örtlich |räumlich |zeitlich )(?:familiär )?ungebunden'),
      phrase('ohne (?:familiäre (?:Bindung~|Verpflichtung~)|Kinder|Familie)'),
      phrase('(?:kein(?:e|en)? )(?:Kinderwunsch|kleinen Kinder|familiären (?:Bindungen|Verpflichtungen)|Schwangere~)'),
      phrase('nicht schwanger'),
      phrase('marital status'),
      phrase('(?:unmarried|childless)'),
      phrase('(?:without|no) (?:children|kids|family (?:ties|commitments|obligations))'),
      phrase('not (?:be )?pregnant'),
    ],
    unless: anyOf(...NOT_ASKED_FOR, 'pflegen|betreuen|unterstützen wir|Zuschlag|Zuschuss|allowance'),
  },
  {
    code: 'religion',
    phrases: [
      phrase('(?:Religions|Konfessions|Kirchen)(?:zugehörigkeit|mitgliedschaft)'),
      phrase('Kirchenmitglied~'),
      phrase('Mitglied(?:schaft)? (?:in )?(?:der|einer) (?:\\p{L}+ ){0,2}Kirche'),
      phrase(
        '(?:christliche|evangelische|katholische|muslimische|jüdische)[rnms]? (?:Glauben?s?|Konfession|Bekenntnis~|Bewerbe~)',
      ),
      phrase('(?:Angabe (?:der|Ihrer) )?Konfession'),
      phrase('(?:ohne|kein) Kopftuch'),
      phrase('religious affiliation'),
      phrase('church member(?:ship|s)?'),
      phrase('(?:Christian|Catholic|Protestant|Muslim|Jewish) (?:faith|applicants?|candidates?)'),
      phrase('(?:no|without(?: a)?) headscarf'),
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
  {
    code: 'photo',
    phrases: [
      phrase('(?:Bewerbungs|Pass)(?:foto|bild)~'),
      phrase('Lichtbild(?:s|es|er)?'),
      phrase(
        '(?:mit|inkl\\.?|inklusive|und|nebst|samt|sowie|,)(?: \\p{L}+e[mnrs])? (?:Foto|Porträtfoto|Porträt|Bild von (?:Ihnen|dir))',
      ),
      phrase(
        '(?:with|including|incl\\.?|and|enclose|attach)(?: an?| your)?(?: recent| current)? (?:photo|photograph|headshot|picture of yourself)',
      ),
      phrase('passport[- ](?:style |size )?photo(?:graph)?s?'),
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
      phrase(
        'körperlich(?:e[rnms]?)?(?: und (?:geistig|psychisch|gesundheitlich|seelisch)e?[rnms]?)? (?:fit|Fitness|belastbar~|Belastbarkeit|leistungsfähig|Leistungsfähigkeit|robust|gesund|Eignung|geeignet)',
      ),
      phrase('gesundheitlich(?:e[rnms]?)? (?:geeignet|Eignung|fit|uneingeschränkt)'),
      phrase('(?:uneingeschränkt|voll) (?:belastbar|leistungsfähig)'),
      phrase(
        'kein(?:e|en|erlei)? (?:gesundheitlichen?|körperlichen?) (?:Einschränkungen?|Beschwerden|Beeinträchtigungen?)',
      ),
      phrase('(?:gute[rn]?|beste[rn]?|einwandfreie[rn]?) (?:Gesundheit|körperliche[rn]? (?:Verfassung|Konstitution))'),
      phrase('physically (?:fit|strong|robust|healthy)'),
      phrase('physical fitness'),
      phrase('able[- ]bodied'),
      phrase('(?:good|excellent|perfect) (?:physical )?(?:health|shape)'),
      phrase('no (?:health|physical|medical) (?:restrictions?|limitations?|conditions?|disabilit(?:y|ies))'),
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
      phrase('(?:Mindest(?:körper)?größe|Körpergröße|Gardemaß)'),
      phrase('(?:mindestens|mind\\.|ab) 1[,.]\\d\\d ?m(?:eter)? groß'),
      phrase('(?:body height|minimum body height)'),
      phrase('(?:at least|minimum) \\d[.,\\d]* ?(?:cm|m) tall'),
    ],
    unless: anyOf(...NOT_ASKED_FOR),
  },
];
