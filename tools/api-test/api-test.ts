/**
 * `npm run test:api [-- --max-examples 50] [--role partner] [--seed 7]`: starts the system and lets Schemathesis, which
 * reads our API document, send it what the document allows and what it does not, as each role. An answer that the
 * document does not foresee, a wrong input that is taken or a 5xx fails the run.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPassungForTests } from '#stack/for-tests';
import { inProject } from '#stack/project-root';
import { runToEnd } from './run-to-end.ts';
import { schemathesis } from './schemathesis.ts';

const ROLES = ['partner', 'institution', 'coordinator', 'admin'] as const;
type Role = (typeof ROLES)[number];

const { values } = parseArgs({
  options: {
    'max-examples': { type: 'string', default: '150' },
    role: { type: 'string', multiple: true, default: [...ROLES] },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});

const command = await schemathesis();
const system = await startPassungForTests('api');
let failed = false;
try {
  const { baseUrl, tokens } = JSON.parse(readFileSync(system.runFile, 'utf8')) as {
    baseUrl: string;
    tokens: Record<Role, string>;
  };
  const reports = inProject('.passung', 'api-test');
  mkdirSync(reports, { recursive: true });
  for (const role of values.role as Role[]) {
    const report = join(reports, `${role}.json`);
    // It keeps what it learns where it runs.
    const code = await runToEnd(
      command,
      [
        `--config-file=${inProject('tools', 'api-test', 'schemathesis.toml')}`,
        'run',
        `${baseUrl}/openapi.json`,
        `--header=Authorization: Bearer ${tokens[role]}`,
        `--max-examples=${values['max-examples']}`,
        `--seed=${values.seed}`,
        '--continue-on-failure',
        '--warnings=off',
        `--report-json-path=${report}`,
      ],
      {
        cwd: reports,
        env: { ...process.env, PYTHONPATH: inProject('tools', 'api-test'), SCHEMATHESIS_HOOKS: 'plain_bodies' },
      },
    );
    console.log(`\n${role}: ${code === 0 ? 'passed' : 'FAILED'} (seed ${values.seed}, report ${report})\n`);
    failed ||= code !== 0;
  }
} finally {
  await system.stop();
}
process.exit(failed ? 1 : 0);
