import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Check, compileCheck } from './compiled-check.ts';
import { type FieldFault, invalidInput } from './problem.ts';

const checks = new WeakMap<Type, Check>();

/** What `class-validator` makes of a value, with a message for each fault. */
export class ExplainingPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, '#'))),
    });
  }
}

/** Takes a body that is right as it is, and has `class-validator` explain only what is wrong with one that is not. */
class BodyPipe extends ExplainingPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type === 'body' && metatype !== undefined && checkOf(metatype)(value)) return value;
    return super.transform(value, metadata);
  }
}

/** Checks bodies and queries against their classes; what a class does not name is refused by name. */
export const validationPipe = (): ValidationPipe => new BodyPipe();

function checkOf(type: Type): Check {
  const check = checks.get(type) ?? compileCheck(type);
  checks.set(type, check);
  return check;
}

const toPointerToken = (property: string) => encodeURIComponent(property.replaceAll('~', '~0').replaceAll('/', '~1'));

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${toPointerToken(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? 'is not a known field; remove it or check its spelling' : detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
