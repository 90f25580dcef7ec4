const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in an {@link html} template: text is escaped, HTML and lists of it are put in as they are. */
export type HtmlPart = string | Html | readonly Html[];

const toHtml = (part: HtmlPart): string => {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
  return part instanceof Html ? part.text : part.map(({ text }) => text).join('\n');
};

/**
 * Makes HTML of a template whose inserted texts are all escaped.
 *
 * @example
 * html`<h1>${'Rohr & Bogen'}</h1>`.text // <h1>Rohr &amp; Bogen</h1>
 */
export const html = (template: TemplateStringsArray, ...parts: HtmlPart[]): Html =>
  new Html(String.raw({ raw: template }, ...parts.map(toHtml)));
