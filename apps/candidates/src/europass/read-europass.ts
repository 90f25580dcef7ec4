import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Problem } from '#platform/problem';
import { at, type Node, textAt } from './node.ts';

const NAMESPACE = 'http://europass.cedefop.europa.eu/Europass';
const NEWER_NAMESPACE = 'http://www.europass.eu/1.0';

/** Nothing is fetched, and no entity but the five of XML itself is ever expanded: a document that declares some is refused. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: false,
});

/** A curriculum vitae out of a Europass document. */
export interface EuropassCv {
  /** The language of the document, if it says. */
  readonly locale?: string;
  readonly learner: Node;
}

/**
 * Reads a SkillsPassport, the document of the Europass CV of Cedefop (schema version 3), from its XML or JSON.
 *
 * @param body the XML as text, or the JSON as it was parsed
 * @throws {Problem} `malformed-body` if it is none, with what was found instead
 */
export function readEuropass(body: unknown): EuropassCv {
  const passport = at(typeof body === 'string' ? readXml(body) : body, 'SkillsPassport');
  const learner = at(passport, 'LearnerInfo');
  if (typeof learner !== 'object' || learner === null) {
    throw refuse('It has no SkillsPassport with a LearnerInfo, so it is no Europass CV (schema version 3).');
  }
  const locale = textAt(passport, 'locale') ?? textAt(passport, 'Locale');
  return { learner, ...(locale === undefined ? {} : { locale: locale.slice(0, 2).toLowerCase() }) };
}

function readXml(xml: string): Node {
  if (xml.trim() === '') throw refuse('It is empty.');
  if (/<!DOCTYPE/i.test(xml)) {
    throw refuse('It declares a document type (<!DOCTYPE …>). A Europass CV needs none; remove it.');
  }
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) {
    const { msg, line, col } = wellFormed.err;
    throw refuse(`It is not well-formed XML: ${msg} (line ${line}, column ${col}).`);
  }
  const document = parse(xml);
  const namespace = Object.values(document).find((root) => typeof root === 'object');
  if (textAt(namespace, 'xmlns') === NEWER_NAMESPACE || at(document, 'Candidate') !== undefined) {
    throw refuse(
      'It is of the Europass platform that began in 2020 (Candidate), which is not read. ' +
        'Send the SkillsPassport XML of the earlier editor, or nominate with PUT /v1/candidates/by-ref/{externalRef}.',
    );
  }
  if (at(document, 'SkillsPassport') !== undefined && !xml.includes(NAMESPACE)) {
    throw refuse(`Its SkillsPassport is not in the namespace ${NAMESPACE}.`);
  }
  return document;
}

function parse(xml: string): Record<string, Node> {
  try {
    return parser.parse(xml) as Record<string, Node>;
  } catch (error) {
    throw refuse(`It cannot be read: ${(error as Error).message}.`);
  }
}

const refuse = (detail: string) => new Problem('malformed-body', `The Europass CV cannot be read. ${detail}`);
