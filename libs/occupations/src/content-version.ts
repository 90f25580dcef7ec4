import { createHash } from 'node:crypto';

/** A letter and the first 12 hex digits of the SHA-256 of some JSON, whatever the order in which its keys are written. */
export function contentVersion(letter: string, content: unknown): string {
  return `${letter}-${createHash('sha256').update(canonical(content)).digest('hex').slice(0, 12)}`;
}

/** The same text for the same content: keys in order, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
