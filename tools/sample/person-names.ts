import type { SeededRandom } from './seeded-random.ts';

/** A name put together by chance. */
export interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
}

const WOMEN = `Agnese Aiga Alise Anita Baiba Daina Dace Elīna Evija Gunta Ieva Ilze Inese Kristīne Laima Laura Līga
  Linda Madara Māra Rasma Sanita Santa Signe Silvija Sņežana Vija Zane Žanete Ļubova`.split(/\s+/);

const MEN = `Aivars Andris Artūrs Dainis Edgars Egīls Gatis Guntis Ģirts Ilmārs Imants Ivars Jānis Jēkabs Juris
  Kārlis Kaspars Krišjānis Ķirils Māris Mārtiņš Miķelis Normunds Oskars Pēteris Raivis Roberts Toms Uldis Ziedonis`.split(
  /\s+/,
);

/** The masculine and the feminine form. */
const FAMILIES = `Āboltiņš/Āboltiņa Akmentiņš/Akmentiņa Bebrītis/Bebrīte Bērzkalns/Bērzkalna Briedītis/Briedīte
  Cīrulis/Cīrule Čakstiņš/Čakstiņa Dzenītis/Dzenīte Ezerkalns/Ezerkalna Gailītis/Gailīte Grāvlejs/Grāvleja
  Ievkalns/Ievkalna Jūrkalns/Jūrkalna Kļavkalns/Kļavkalna Ķimenis/Ķimene Lācītis/Lācīte Līdaciņš/Līdaciņa
  Ļaudups/Ļaudupa Mežsargs/Mežsarga Niedrītis/Niedrīte Ošlejs/Ošleja Pļaviņš/Pļaviņa Priedkalns/Priedkalna
  Purmalis/Purmale Rasiņš/Rasiņa Rudzītis/Rudzīte Sniedziņš/Sniedziņa Strautmalis/Strautmale Šķēlis/Šķēle
  Tīrumlejs/Tīrumleja Upmalis/Upmale Ūdrītis/Ūdrīte Vējkalns/Vējkalna Vītoliņš/Vītoliņa Zīlītis/Zīlīte
  Žagatiņš/Žagatiņa`
  .split(/\s+/)
  .map((forms) => forms.split('/') as [masculine: string, feminine: string]);

/**
 * As many Latvian-sounding names as asked for, no two alike.
 *
 * @throws {RangeError} if there are not that many
 */
export function generateNames(random: SeededRandom, count: number): PersonName[] {
  const everyName = FAMILIES.flatMap(([masculine, feminine]) => [
    ...MEN.map((givenName) => ({ givenName, familyName: masculine })),
    ...WOMEN.map((givenName) => ({ givenName, familyName: feminine })),
  ]);
  if (count > everyName.length) throw new RangeError(`there are ${everyName.length} names, not ${count}`);
  return random.shuffled(everyName).slice(0, count);
}

/** The name in the letters that e-mail addresses are made of. */
export const inPlainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
