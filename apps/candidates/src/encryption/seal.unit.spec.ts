import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { BrokenSeal, KEY_BYTES, seal, unseal } from './seal.ts';

const key = randomBytes(KEY_BYTES);
const text = Buffer.from('Žanete Ķirsoniņa, Größe 𝄞');

describe('What is sealed', () => {
  test('opens with its key, where it belongs', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, place) => {
        const plaintext = Buffer.from(bytes);
        expect(unseal(key, place, seal(key, place, plaintext))).toEqual(plaintext);
      }),
    );
  });

  test('shows nothing of what it holds, and is different every time', () => {
    const sealed = seal(key, 'person/profile', text);
    expect(sealed.includes('Žanete')).toBe(false);
    expect(seal(key, 'person/profile', text)).not.toEqual(sealed);
  });

  test.each([
    ['with the key of another person', randomBytes(KEY_BYTES), 'person/profile'],
    ['in the place of another person', key, 'another/profile'],
    ['in another field', key, 'person/reason'],
  ])('does not open %s', (_, otherKey, place) => {
    expect(() => unseal(otherKey, place, seal(key, 'person/profile', text))).toThrow(BrokenSeal);
  });

  test('does not open when any of its bytes was changed, or some are missing', () => {
    const sealed = seal(key, 'person/profile', text);
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => unseal(key, 'person/profile', altered)).toThrow(BrokenSeal);
    }
    for (const length of [0, 5, 12, 27, sealed.length - 1]) {
      expect(() => unseal(key, 'person/profile', sealed.subarray(0, length))).toThrow(BrokenSeal);
    }
  });
});
