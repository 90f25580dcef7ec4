import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldFault, invalidInput } from './problem.ts';

/** Checks bodies and queries against their classes; what a class does not name is refused by name. */
export const validationPipe = () =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, '#'))),
  });

const toPointerToken = (property: string) => encodeURIComponent(property.replaceAll('~', '~0').replaceAll('/', '~1'));

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${toPointerToken(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? 'is not a known field; remove it or check its spelling' : detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
