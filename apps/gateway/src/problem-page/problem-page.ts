import { PROBLEM_PAGES, type ProblemPage, toMarkdown } from '#platform/problem-catalogue';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A page about one kind of problem, as HTML. */
export const pageOfProblem = (page: ProblemPage): string =>
  document(
    page.title,
    `${toHtml(toMarkdown(page))}<p><a href="/problems">All problems</a> · <a href="/docs">API</a></p>`,
  );

/** All kinds of problems, as HTML. */
export function listOfProblems(): string {
  const rows = PROBLEM_PAGES.map(
    ({ kind, type, status, title }) =>
      `<tr><td>${status}</td><td><a href="${type}">${kind}</a></td><td>${title}</td></tr>`,
  );
  return document('Problems', `<h1>Problems</h1><table>${rows.join('')}</table>`);
}

/** The little Markdown that our pages are written in. */
function toHtml(markdown: string): string {
  const escaped = markdown.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
  const inline = escaped.replace(/`([^`]+)`/g, '<code>$1</code>').replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
  const blocks = inline.trim().split('\n\n');
  return blocks.map((block) => (block.startsWith('# ') ? `<h1>${block.slice(2)}</h1>` : `<p>${block}</p>`)).join('');
}

const document = (title: string, content: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – Passung API</title>
<meta name="viewport" content="width=device-width"><style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
code { background: #8882; padding: .1em .3em; border-radius: .2em } td { padding: .2rem 1rem .2rem 0 }
</style></head><body>${content}</body></html>`;
