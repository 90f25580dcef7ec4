import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay, IsMoment } from './calendar.ts';
import { IsKnownCode } from './iso-codes.ts';
import { IsStorableText } from './storable-text.ts';

/**
 * What every field may say of itself. A field is required unless it says otherwise; `null` in an optional one is none, and
 * takes the place of what a class sets to begin with: give a default where the field is used.
 */
interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

/** One decorator that both checks a field and documents it, so that the two cannot drift apart. */
function field(options: FieldOptions, schema: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, description, example } = options;
  return applyDecorators(
    ...(optional
      ? [IsOptional(), Transform(({ value }) => value ?? undefined)]
      : [IsDefined({ message: 'is required' })]),
    ...checks,
    ApiProperty({
      required: !optional,
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
      ...schema,
    } as ApiPropertyOptions),
  );
}

/** Text of `min` (1) to `max` characters. */
export const TextField = (options: FieldOptions & { min?: number; max: number }) => {
  const { min = 1, max } = options;
  const message = `must be text of ${min} to ${max} characters`;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max },
    IsString({ message }),
    Length(min, max, { message }),
    IsStorableText(),
  );
};

/** A list of texts of 1 to `max` characters. */
export const TextListField = (options: FieldOptions & { max: number; maxItems: number }) => {
  const { max, maxItems } = options;
  const message = `must be a list of at most ${maxItems} texts of 1 to ${max} characters`;
  return field(
    options,
    { type: 'array', items: { type: 'string', minLength: 1, maxLength: max }, maxItems },
    IsString({ each: true, message }),
    Length(1, max, { each: true, message }),
    IsStorableText({ each: true }),
    ArrayMaxSize(maxItems, { message }),
    IsArray({ message }),
  );
};

/** Text of a given form; `form` says in words what is expected. */
export const PatternField = (options: FieldOptions & { pattern: RegExp; form: string }) =>
  field(
    options,
    { type: 'string', pattern: options.pattern.source },
    Matches(options.pattern, { message: `must be ${options.form}` }),
  );

/** One of a fixed set of words. A wrong one is answered with the right ones. */
export const ChoiceField = (options: FieldOptions & { of: readonly string[] }) =>
  field(
    options,
    { type: 'string', enum: [...options.of] },
    IsIn(options.of, { message: `must be one of ${options.of.join(', ')}` }),
  );

/** A list of words from a fixed set. */
export const ChoiceListField = (options: FieldOptions & { of: readonly string[]; min?: number }) => {
  const { of, min = 1 } = options;
  const message = `must be a list of at least ${min} of ${of.join(', ')}, each once`;
  return field(
    options,
    { type: 'array', items: { type: 'string', enum: [...of] }, minItems: min, maxItems: of.length },
    IsIn(of, { each: true, message }),
    ArrayMinSize(min, { message }),
    ArrayMaxSize(of.length, { message }),
    IsArray({ message }),
  );
};

/** A list of texts of a given form. */
export const PatternListField = (
  options: FieldOptions & { pattern: RegExp; form: string; min?: number; max: number },
) => {
  const { pattern, form, min = 1, max } = options;
  const message = `must be a list of ${min} to ${max}, each ${form}`;
  return field(
    options,
    { type: 'array', items: { type: 'string', pattern: pattern.source }, minItems: min, maxItems: max },
    Matches(pattern, { each: true, message }),
    ArrayMinSize(min, { message }),
    ArrayMaxSize(max, { message }),
    IsArray({ message }),
  );
};

/** A whole number between `min` and `max`, both included. */
export const WholeNumberField = (options: FieldOptions & { min: number; max: number }) => {
  const { min, max } = options;
  const message = `must be a whole number from ${min} to ${max}`;
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    Min(min, { message }),
    Max(max, { message }),
    IsInt({ message }),
  );
};

/** A number between `min` and `max`, both included. */
export const NumberField = (options: FieldOptions & { min: number; max: number }) => {
  const { min, max } = options;
  const message = `must be a number from ${min} to ${max}`;
  return field(
    options,
    { type: 'number', minimum: min, maximum: max },
    Min(min, { message }),
    Max(max, { message }),
    IsNumber({ allowNaN: false, allowInfinity: false }, { message }),
  );
};

/** `true` or `false`. */
export const YesNoField = (options: FieldOptions = {}) =>
  field(options, { type: 'boolean' }, IsBoolean({ message: 'must be true or false' }));

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const DayField = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'date' }, IsCalendarDay());

/** A moment with its offset (RFC 3339), e.g. `2026-10-01T09:00:00Z`. */
export const MomentField = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'date-time' }, IsMoment());

/** An id of ours. */
export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'uuid' }, IsUUID(undefined, { message: 'must be an id, a UUID' }));

/** An e-mail address. */
export const EmailField = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'email' }, IsEmail({}, { message: 'must be an e-mail address' }));

/** An ISO 3166-1 alpha-2 country code, e.g. `LV`. */
export const CountryField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^[A-Z]{2}$' },
    IsKnownCode('region', 'must be a country code of two capital letters (ISO 3166-1), like DE or LV'),
  );

/** An ISO 639-1 language code, e.g. `de`. */
export const LanguageField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^[a-z]{2}$' },
    IsKnownCode('language', 'must be a language code of two small letters (ISO 639-1), like de or lv'),
  );

const NESTED_TYPE = Symbol('NestedType');

/** Which class the objects in a field of a class are of; `undefined` if the field holds none. */
export const nestedTypeOf = (type: new () => object, property: string): (new () => object) | undefined =>
  Reflect.getMetadata(NESTED_TYPE, type.prototype, property)?.();

const madeOf = (type: () => new () => object): PropertyDecorator =>
  applyDecorators(Type(type), Reflect.metadata(NESTED_TYPE, type) as PropertyDecorator);

/** An object of its own class. */
export const ObjectField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(
    options,
    // Only a function of this very name is called later, when the class exists.
    { type: () => type() },
    ValidateNested({ message: 'must be an object' }),
    IsObject({ message: 'must be an object' }),
    madeOf(type),
  );

/** A list of objects of one class. */
export const ListField = (type: () => new () => object, options: FieldOptions & { min?: number; max: number }) => {
  const { min = 0, max } = options;
  const message = `must be a list of ${min} to ${max} objects`;
  return field(
    options,
    { type: [type()], minItems: min, maxItems: max } as ApiPropertyOptions,
    IsArray({ message }),
    ArrayMinSize(min, { message }),
    ArrayMaxSize(max, { message }),
    IsObject({ each: true, message }),
    ValidateNested({ each: true, message }),
    madeOf(type),
  );
};
