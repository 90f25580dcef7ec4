/** What stands in an e-mail, each sentence in the reader's language. HTML and text are both made from it. */
export interface MailContent {
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly introduction: readonly string[];
  readonly cards: readonly Card[];
  readonly closing: readonly string[];
}

/** One thing the company is told or asked, with the answers it can give. */
export interface Card {
  /** What kind of thing it is, in a word or two. */
  readonly kicker: string;
  readonly title: string;
  readonly score?: { readonly points: number; readonly caption: string };
  readonly facts: readonly Entry[];
  /** The most important sentence: set off from the rest. */
  readonly notice?: Entry;
  readonly reasons?: { readonly heading: string; readonly entries: readonly Entry[] };
  readonly question: string;
  /** The first is the one hoped for. */
  readonly actions: readonly Action[];
}

export interface Entry {
  readonly label: string;
  readonly value: string;
}

/** A link under which the company answers. */
export interface Action {
  readonly label: string;
  readonly url: string;
}

/** Where the company says how it wants to be written to. */
export interface FooterLinks {
  readonly preferences: string;
  readonly unsubscribe: string;
}

/** An e-mail without its addresses. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
