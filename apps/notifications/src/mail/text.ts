import type { Card, MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import type { Reader } from './write-mail.ts';

/** The e-mail for those who read text: the same sentences in the same order as in HTML. */
export function asText({ introduction, cards, closing }: MailContent, { company, locale, links }: Reader): string {
  const { greeting, farewell, footer } = MAIL_TEXTS[locale];
  return [
    greeting,
    ...introduction,
    ...cards.map(cardAsText),
    ...closing,
    farewell,
    // A signature delimiter: mail programs leave what follows out of a reply.
    `-- \n${footer.why(company)}\n${footer.preferences}: ${links.preferences}\n${footer.unsubscribe}: ${links.unsubscribe}\n`,
  ].join('\n\n');
}

function cardAsText({ kicker, title, score, facts, notice, reasons, question, actions }: Card): string {
  const parts = [
    [
      `${kicker}: ${title}`,
      ...(score === undefined ? [] : [`${score.points} ${score.caption}`]),
      ...facts.map(({ label, value }) => `${label}: ${value}`),
    ].join('\n'),
    ...(notice === undefined ? [] : [`${notice.label}\n${notice.value}`]),
    ...(reasons === undefined
      ? []
      : [[reasons.heading, ...reasons.entries.map(({ label, value }) => `- ${label}: ${value}`)].join('\n')]),
    [question, ...actions.map(({ label, url }) => `> ${label}\n  ${url}`)].join('\n\n'),
  ];
  return parts.join('\n\n');
}
