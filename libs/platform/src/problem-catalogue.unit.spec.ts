import { readdirSync, readFileSync } from 'node:fs';
import { PROBLEMS } from './problem.ts';
import { PROBLEM_PAGES, toMarkdown } from './problem-catalogue.ts';

const folder = new URL('../../../docs/problems/', import.meta.url);

describe('The catalogue of problems', () => {
  test('has a page for each kind, and docs/problems/ shows the same ("npm run problems" writes it)', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(PROBLEMS)
        .map((kind) => `${kind}.md`)
        .sort(),
    );
    for (const page of PROBLEM_PAGES) {
      expect(readFileSync(new URL(`${page.kind}.md`, folder), 'utf8')).toBe(toMarkdown(page));
    }
  });
});
