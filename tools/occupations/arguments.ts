import { parseArgs } from 'node:util';

/** Where `npm start` looks for imported ESCO occupations. */
export const ESCO_FILE = '.passung/esco.json';

export const USAGE = `
npm run occupations -- import FILE…     load ESCO downloads (occupations_de.csv, occupations_lv.csv, …) as further names;
                                        what was imported before is replaced, so name all files at once
    --to FILE        where the result goes (${ESCO_FILE})
    --details        name every collision and every refused row
npm run occupations -- check [FILE…]    check the catalogue's data files, or copies of them
npm run occupations -- find NAME…       say which occupation a name leads to
    --esco FILE      with these imported occupations (${ESCO_FILE}, if there)`.trimStart();

/** The command was called in a way that has no meaning, or on files that have none. The message says what to do. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}

/** What is asked for. */
export type Call =
  | { readonly command: 'import'; readonly files: string[]; readonly to: string; readonly details: boolean }
  | { readonly command: 'check'; readonly files: string[] }
  | { readonly command: 'find'; readonly names: string[]; readonly esco?: string };

/** @throws {WrongCall} */
export function parseCall(args: string[]): Call {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  const { to = ESCO_FILE, details = false, esco } = values;
  switch (command) {
    case 'import':
      if (rest.length === 0)
        throw new WrongCall('Say which files to import: occupations_de.csv of an ESCO download, …');
      return { command, files: rest, to, details };
    case 'check':
      return { command, files: rest };
    case 'find':
      if (rest.length === 0)
        throw new WrongCall('Say which name to find: npm run occupations -- find "Anlagenmechaniker SHK"');
      return { command, names: rest, ...(esco !== undefined && { esco }) };
    default:
      throw new WrongCall(USAGE);
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options: { to: text, esco: text, details: { type: 'boolean' } } });
  } catch (error) {
    throw new WrongCall(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
}
