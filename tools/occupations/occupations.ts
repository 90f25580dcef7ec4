/** `npm run occupations`: looks after the catalogue of occupations. */
import { EscoFileError } from '#occupations/esco';
import { parseCall, WrongCall } from './arguments.ts';
import { checkTables } from './check-tables.ts';
import { findNames } from './find-names.ts';
import { importEsco } from './import-esco.ts';

try {
  const call = parseCall(process.argv.slice(2));
  if (call.command === 'import') await importEsco(call, console.log);
  else if (call.command === 'find') findNames(call.names, call.esco, console.log);
  else if (!checkTables(call.files, console.log)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof WrongCall || error instanceof EscoFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
