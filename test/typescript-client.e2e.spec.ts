import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { passung } from './api.ts';

const run = promisify(execFile);
const bin = (program: string) => join(process.cwd(), 'node_modules', '.bin', program);

describe('The example of a client in TypeScript', () => {
  let folder: string;
  beforeAll(() => {
    // Inside the project, so that it finds what it imports.
    folder = mkdtempSync(join(process.cwd(), '.passung', 'typescript-client-'));
    cpSync('examples/typescript-client', folder, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is made of the document of the running system, keeps to its types, and does what it says', async () => {
    await run(bin('openapi-typescript'), [`${passung.baseUrl}/openapi.json`, '--output', join(folder, 'passung.d.ts')]);
    // The compiler tells its errors on its standard output.
    const compiled = await run(bin('tsc'), ['--project', folder]).catch((error: { stdout: string }) => error);
    expect(compiled.stdout).toBe('');
    const env = { ...process.env, PASSUNG_URL: passung.baseUrl, PASSUNG_KEY: passung.apiKeys.partner };
    const { stdout } = await run(process.execPath, [join(folder, 'client.js')], { env });
    expect(stdout.trim().split('\n')).toEqual(['201 version 1', '200 version 2', '200 filled']);
  });
});
