import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Problem } from '#platform/problem';
import { cvOfCandidateDocument } from './candidate-document.ts';
import type { CurriculumVitae } from './curriculum-vitae.ts';
import { at, type Node } from './node.ts';
import { cvOfSkillsPassport } from './skills-passport.ts';

const NAMESPACES = {
  Candidate: 'http://www.europass.eu/1.0',
  SkillsPassport: 'http://europass.cedefop.europa.eu/Europass',
};

/** Nothing is fetched, and no entity but the five of XML itself is ever expanded: a document that declares some is refused. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: false,
});

/**
 * Reads a Europass CV: the Candidate document of the platform that began in 2020, or the SkillsPassport of the editor of
 * Cedefop before (schema version 3), which there was as XML and JSON.
 *
 * @param body the XML as text, or the JSON as it was parsed
 * @throws {Problem} `malformed-body` if it is none, with what was found instead
 */
export function readEuropass(body: unknown): CurriculumVitae {
  const document = typeof body === 'string' ? readXml(body) : body;
  const candidate = at(document, 'Candidate');
  if (isElement(at(candidate, 'CandidatePerson'))) return cvOfCandidateDocument(candidate);
  const passport = at(document, 'SkillsPassport');
  if (isElement(at(passport, 'LearnerInfo'))) return cvOfSkillsPassport(passport);
  throw refuse(
    'It has neither a Candidate with a CandidatePerson, as the Europass platform writes it, nor a SkillsPassport with a LearnerInfo ' +
      '(schema version 3). In the Europass editor choose "XML" when you download the CV.',
  );
}

const isElement = (node: Node) => typeof node === 'object' && node !== null;

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
  for (const [root, namespace] of Object.entries(NAMESPACES)) {
    if (at(document, root) === undefined || xml.includes(namespace)) continue;
    throw refuse(`Its ${root} is not in the namespace ${namespace}.`);
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
