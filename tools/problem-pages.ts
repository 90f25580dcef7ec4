/** `npm run problems`: writes a page for each kind of problem to docs/problems/. */
import { writeFileSync } from 'node:fs';
import { PROBLEM_PAGES, toMarkdown } from '#platform/problem-catalogue';
import { inProject } from '#stack/project-root';

for (const page of PROBLEM_PAGES) writeFileSync(inProject('docs', 'problems', `${page.kind}.md`), toMarkdown(page));
console.log(`${PROBLEM_PAGES.length} pages are in docs/problems.`);
