import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Checks that text can be kept: PostgreSQL takes neither NUL characters nor halves of surrogate pairs. */
export const IsStorableText = (options: ValidationOptions = {}) =>
  ValidateBy(
    {
      name: 'isStorableText',
      validator: {
        validate: (text) => typeof text === 'string' && text.isWellFormed() && !text.includes('\0'),
        defaultMessage: () => 'contains a character that is no text (NUL or half of a surrogate pair)',
      },
    },
    options,
  );

/** The text with a sign of replacement for every character that cannot be kept, for what quotes a sender. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();
