import { type Answer, mailsTo } from './api.ts';
import { eventually } from './eventually.ts';

/** The e-mail to an address that holds a link under that label, once it is there. */
export const mailWith = (address: string, label: string): Promise<Answer['body']> =>
  eventually(`an e-mail with “${label}”`, async () =>
    (await mailsTo(address)).find((mail) => linkIn(mail, label) !== undefined),
  );

/** The address that stands behind a label in the text of an e-mail. */
export const linkIn = (mail: Answer['body'], label: string): string | undefined =>
  new RegExp(`${label}:?\\s+(https?://\\S+)`).exec(mail.text)?.[1];

/** What a browser does when the button of a page is pressed. */
export const press = (url: string, form: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form) });
