import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** Length of a key, in bytes. */
export const KEY_BYTES = 32;
/** What NIST SP 800-38D, section 8.2, recommends for GCM. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was read is not what was sealed: another key, another place, or altered bytes. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';
}

/**
 * Encrypts with AES-256-GCM.
 *
 * @param boundTo where the result belongs, e.g. `<person>/<field>`; it opens nowhere else
 * @returns nonce, ciphertext and tag in one
 */
export function seal(key: Buffer, boundTo: string, plaintext: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(boundTo));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Reads {@link seal} back.
 *
 * @throws {BrokenSeal} if key or place are not those it was sealed with, or if a bit was changed
 */
export function unseal(key: Buffer, boundTo: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const ciphertext = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch (cause) {
    throw new BrokenSeal(`What is sealed for ${boundTo} cannot be opened.`, { cause });
  }
}
