/**
 * The local issuer as a program of its own, for containers on a developer's machine: it prints tokens to whoever reads
 * its log. Reads HOST, PORT and ISSUER_FOLDER, where the key is kept.
 */
import { LocalIssuer } from './issuer.ts';

const { HOST = '0.0.0.0', PORT = '8081', ISSUER_FOLDER = '.' } = process.env;

const issuer = await LocalIssuer.in(ISSUER_FOLDER);
const { stop } = await issuer.serve(HOST, Number(PORT));
for (const [role, token] of Object.entries(await issuer.tokens())) console.log(`${role.toUpperCase()}_TOKEN=${token}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
