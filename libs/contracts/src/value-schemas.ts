import Type from 'typebox';

/** A type-safe `enum` schema of string literals, in the order in which they are offered to a reader. */
export const oneOf = <const Values extends readonly string[]>(values: Values, description?: string) =>
  Type.Unsafe<Values[number]>(
    Type.String({ enum: [...values], ...(description === undefined ? {} : { description }) }),
  );

/** A random identifier that says nothing about what it identifies. */
export const Id = Type.String({ format: 'uuid' });

/** A calendar day, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' });

/** A moment with its offset (RFC 3339). */
export const Moment = Type.String({ format: 'date-time' });

/** Grows by one with every published change of the thing it belongs to. */
export const Version = Type.Integer({ minimum: 1 });

/** An ISO 3166-1 alpha-2 country code. */
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$' });

/** An ISO 639-1 language code. */
export const LanguageCode = Type.String({ pattern: '^[a-z]{2}$' });

/** A resolved reference occupation: an ISCO-08 unit group and, where it is known, the trade within it. */
export const OccupationValue = Type.Object(
  {
    isco: Type.String({ pattern: '^[0-9]{4}$', description: 'ISCO-08 unit group' }),
    trade: Type.Optional(Type.String({ description: "Passung's id of the trade within the unit group" })),
  },
  { description: 'Reference occupation' },
);
