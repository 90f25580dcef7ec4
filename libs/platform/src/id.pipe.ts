import type { PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Problem } from './problem.ts';

/** An address with something that is not one of our ids leads nowhere. */
export class IdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (isUUID(id)) return id;
    throw new Problem('not-found', `There is nothing under the id ${id}: ids are UUIDs.`);
  }
}
