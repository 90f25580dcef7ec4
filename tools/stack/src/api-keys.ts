import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.ts';
import { ORGANISATIONS } from './issuer.ts';

const ROLES = ['partner', 'institution'] as const;

/** Ready-made API keys, by role. */
export type ApiKeys = Readonly<Partial<Record<(typeof ROLES)[number], string>>>;

/**
 * One API key for each role that may have them. They are made through the API once for the data of a home, and written
 * down, since the API does not show them again.
 *
 * @throws {Error} if the gateway does not make them
 */
export async function readyApiKeys(home: Home, baseUrl: string, adminToken: string): Promise<ApiKeys> {
  const file = join(home.data, 'api-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const keys = await Promise.all(ROLES.map(async (role) => [role, await makeKey(role, baseUrl, adminToken)] as const));
  writeFileSync(file, JSON.stringify(Object.fromEntries(keys)), { mode: 0o600 });
  return Object.fromEntries(keys);
}

async function makeKey(role: (typeof ROLES)[number], baseUrl: string, adminToken: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/v1/api-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ organisation: ORGANISATIONS[role], role, name: 'Made by npm start' }),
  });
  if (!answer.ok) throw new Error(`No API key was made: ${answer.status} ${await answer.text()}`);
  const { key } = (await answer.json()) as { key: string };
  return key;
}
