/** `npm run token -- --role partner [--org another-partner]`: prints a token of the local issuer. */
import { parseArgs } from 'node:util';
import { DEFAULT_HOME, Home } from './home.ts';
import { LocalIssuer, ORGANISATIONS, type TokenRole } from './issuer.ts';

const { role, org, home } = parseArgs({
  options: { role: { type: 'string' }, org: { type: 'string' }, home: { type: 'string', default: DEFAULT_HOME } },
}).values;

if (role && role in ORGANISATIONS) {
  const issuer = await LocalIssuer.in(Home.dataOf(home));
  console.log(await issuer.token(role as TokenRole, org));
} else {
  console.error(`Say for which role: --role ${Object.keys(ORGANISATIONS).join(' | ')} [--org an-organisation]`);
  process.exitCode = 1;
}
