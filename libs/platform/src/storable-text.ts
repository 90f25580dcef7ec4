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
