import type { PipeTransform } from '@nestjs/common';
import { invalidInput } from './problem.ts';

const LONGEST = 200;

/** Checks a partner's own reference where it stands in the address. */
export class ExternalRefPipe implements PipeTransform<string, string> {
  transform(externalRef: string): string {
    if (externalRef.trim() !== '' && externalRef.length <= LONGEST && !externalRef.includes('\0')) return externalRef;
    throw invalidInput([{ pointer: '#/externalRef', detail: `must be text of 1 to ${LONGEST} characters` }]);
  }
}
