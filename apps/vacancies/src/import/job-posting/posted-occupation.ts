import { type OccupationReference, resolveOccupation } from '#occupations/resolve-occupation';
import { all, firstText, type Node, nodeOf } from './schema-org.ts';

const ISCO = /(?:^|\/C|isco\D*?)(\d{4})(?!\d)/i;
const KLDB = /^(?:kldb\D*)?([0-9]{5})$/i;
const ESCO = /^https?:\/\/data\.europa\.eu\/esco\/occupation\//;
const GENDERS = /\s*\((?:[mwfdxi](?:\s?[/|*]\s?[mwfdxi])+|gn|all genders|alle geschlechter)\)/gi;

/**
 * The occupation a posting is about: the first of its categories that the catalogue knows, else its title. If it knows
 * none, the first that was named, so that the refusal says what could be meant.
 */
export function postedOccupation(posting: Node): OccupationReference | undefined {
  const named = [
    ...all(posting.occupationalCategory).flatMap(ofCategory),
    ...all(posting.relevantOccupation).flatMap((value) => {
      const occupation = nodeOf(value);
      return [...all(occupation?.occupationalCategory).flatMap(ofCategory), ...byName(firstText(occupation?.name))];
    }),
    ...byName(firstText(posting.title, posting.name)),
  ];
  return named.find((reference) => 'occupation' in resolveOccupation(reference)) ?? named[0];
}

/** @see https://schema.org/CategoryCode */
function ofCategory(value: unknown): OccupationReference[] {
  const category = nodeOf(value);
  if (category === undefined) return ofText(firstText(value));
  const code = firstText(category.codeValue, category.termCode);
  return [...(code === undefined ? [] : ofText(code)), ...byName(firstText(category.name))];
}

function ofText(text: string | undefined): OccupationReference[] {
  if (text === undefined) return [];
  if (ESCO.test(text)) return [{ scheme: 'esco', code: text }];
  const [kldb, isco] = [KLDB.exec(text)?.[1], ISCO.exec(text)?.[1]];
  if (kldb !== undefined) return [{ scheme: 'kldb-2010', code: kldb }];
  return isco === undefined ? byName(text) : [{ scheme: 'isco-08', code: isco }];
}

const byName = (name: string | undefined): OccupationReference[] =>
  name === undefined ? [] : [{ scheme: 'name', code: name.replace(GENDERS, '').slice(0, 200) }];
