/** How JSON writes control characters, and quotes and backslashes, which PostgreSQL writes the same. */
const ESCAPES = /\\(?:u00([01][0-9a-f])|([bfnrt])|["\\])/g;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * A list as PostgreSQL reads one, for a parameter that is cast to an array. `pg` makes the same of a list, but element by
 * element, in several times the time.
 *
 * @param values texts that can be stored (well-formed, without NUL), numbers, moments, or `null`
 * @see PostgreSQL, "Array Input and Output Syntax": any character may stand behind a backslash, and means itself
 */
export function arrayLiteral(values: readonly (string | number | Date | null)[]): string {
  const json = JSON.stringify(values).slice(1, -1);
  const elements = /\\[^"\\]/.test(json) ? json.replace(ESCAPES, unescaped) : json;
  return `{${elements}}`;
}

function unescaped(escaped: string, code: string | undefined, letter: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return letter === undefined ? escaped : (CONTROLS[letter] as string);
}
