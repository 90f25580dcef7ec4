import { hashOf, hintOf, isWellFormed, newKeyText } from './key-text.ts';

describe('An API key', () => {
  test('is found by secret scanners: prefix, length and checksum', () => {
    for (let count = 0; count < 200; count += 1) {
      const key = newKeyText();
      expect(key).toMatch(/^passung_[0-9A-Za-z]{43}$/);
      expect(isWellFormed(key)).toBe(true);
    }
  });

  test('with a slip in it is no key, whatever the slip', () => {
    const key = newKeyText();
    for (let at = 8; at < key.length; at += 1) {
      const slip = `${key.slice(0, at)}${key[at] === 'x' ? 'y' : 'x'}${key.slice(at + 1)}`;
      expect(isWellFormed(slip)).toBe(false);
    }
    expect(isWellFormed(key.slice(0, -1))).toBe(false);
    expect(isWellFormed(`${key} `)).toBe(false);
  });

  test('is never the same, and its hash and hint do not give it away', () => {
    const keys = Array.from({ length: 1_000 }, newKeyText);
    expect(new Set(keys).size).toBe(1_000);
    const [key = ''] = keys;
    expect(hashOf(key)).toHaveLength(32);
    expect(hintOf(key)).toBe(`passung_…${key.slice(-4)}`);
  });
});
