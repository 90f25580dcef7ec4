/** A token of {@link Links} with the address before it: three parts in base64url. */
const LINK = /https?:\/\/[^\s"'<>]*\/r\/(?:[a-z]+\/)?[\w-]+\.[\w-]+\.[\w-]+/g;

/** The body of an e-mail for others than the company: the links that let their bearer act for it lead nowhere. */
export const withoutLinks = (body: string): string => body.replace(LINK, '#');
