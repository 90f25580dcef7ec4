import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX = 'passung_';
const SECRET_BYTES = 27;
const SECRET_LENGTH = 37;
const CHECKSUM_LENGTH = 6;
const FORM = /^passung_([0-9A-Za-z]{37})([0-9A-Za-z]{6})$/;

/**
 * A new API key: a prefix by which secret scanners find it, 216 random bits, and a checksum by which they know that it is
 * one (CRC-32), all in letters and digits, so that a double click selects it whole.
 */
export function newKeyText(): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_LENGTH);
  return `${PREFIX}${secret}${checksumOf(secret)}`;
}

/** Whether the text was meant to be an API key. */
export const looksLikeKey = (text: string): boolean => text.startsWith(PREFIX);

/** Whether the text is a whole API key without a slip; no question to the database for one that is not. */
export function isWellFormed(text: string): boolean {
  const [, secret, checksum] = FORM.exec(text) ?? [];
  return secret !== undefined && checksumOf(secret) === checksum;
}

/** What is stored of a key. Its secret is as random as a hash, so that a fast hash cannot be guessed backwards. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** By which people tell keys apart. */
export const hintOf = (text: string): string => `${PREFIX}…${text.slice(-4)}`;

const checksumOf = (secret: string) => base62(BigInt(crc32(secret)), CHECKSUM_LENGTH);

function base62(number: bigint, length: number): string {
  let digits = '';
  for (let rest = number; rest > 0n; rest /= 62n) digits = DIGITS[Number(rest % 62n)] + digits;
  return digits.padStart(length, '0');
}
