import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, defaultRuleset } from '#scoring/ruleset';

describe('npm run ruleset', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruleset-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    new Promise<{ code: number; told: string }>((resolve) =>
      execFile('node', ['dist/tools/matching/ruleset.js', ...args], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), told: (stdout + stderr).replaceAll(folder, '') }),
      ),
    );

  const file = (content: unknown, name = 'chamber.yaml') => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  test('check says that a file can be put into force, and under which version', async () => {
    const { code, told } = await run('check', file(contentOf(defaultRuleset)));
    expect(told).toContain(`/chamber.yaml can be put into force; its version is ${defaultRuleset.version}.`);
    expect(code).toBe(0);
  });

  test('the version is that of what it says, not of how it is written', async () => {
    const inOtherOrder = Object.fromEntries(Object.entries(contentOf(defaultRuleset)).reverse());
    expect((await run('check', file(inOtherOrder))).told).toContain(defaultRuleset.version);
    const other = { ...contentOf(defaultRuleset), threshold: 45 };
    expect((await run('check', file(other))).told).not.toContain(defaultRuleset.version);
  });

  test.each([
    ['a weight out of its bounds', { weights: { trade: 90, recognition: 5, language: 5 } }, '/weights'],
    ['a value above 1', { tradeValues: { ...defaultRuleset.tradeValues, 'same-minor-group': 1.2 } }, '/tradeValues'],
    ['no room for anybody', { shortlistSize: 0 }, '/shortlistSize'],
    ['a word it does not know', { colour: 'blue' }, 'colour'],
  ])('check refuses %s, and names it', async (_, changes, place) => {
    const { code, told } = await run('check', file({ ...contentOf(defaultRuleset), ...changes }));
    expect(told).toContain(place);
    expect([code, told.includes('    at ')]).toEqual([2, false]);
  });

  test('what is no file, no YAML or no command is answered with the way out', async () => {
    expect(await run('check', join(folder, 'nowhere.yaml'))).toMatchObject({
      code: 2,
      told: expect.stringContaining('/nowhere.yaml cannot be read'),
    });
    const broken = await run('simulate', file('weights: [1, 2'));
    expect([broken.code, broken.told.includes('    at ')]).toEqual([2, false]);
    expect(await run('put', 'x')).toMatchObject({ code: 2, told: expect.stringContaining('ruleset -- check FILE') });
  });
});
