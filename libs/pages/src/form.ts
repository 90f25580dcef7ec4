/** The fields of a form as a browser sends them; a name that comes twice has several values. */
export type Form = Readonly<Record<string, string | string[] | undefined>> | undefined;

/** A text of a form that is longer than the form allows. */
export class TextTooLong extends Error {
  override readonly name = 'TextTooLong';
}

/**
 * A text of a form, without spaces around it and without characters that PostgreSQL cannot store.
 *
 * @param longest in characters
 * @returns `undefined` if it is not there or empty
 * @throws {TextTooLong}
 */
export function textOf(form: Form, name: string, longest: number): string | undefined {
  const value = form?.[name];
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').toWellFormed().replaceAll('\r\n', '\n').trim();
  if (text.length > longest) throw new TextTooLong(`${name} has ${text.length} characters`);
  return text === '' ? undefined : text;
}

/** One of some values, if the form has one of them. */
export const choiceOf = <Value extends string>(form: Form, name: string, values: readonly Value[]): Value | undefined =>
  values.find((value) => value === form?.[name]);
