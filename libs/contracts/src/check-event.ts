import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { EVENTS } from './events.ts';

/** An event whose value does not keep to its contract. It can never be handled, however often it is tried. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats.default(ajv);

const checks = new Map<string, ValidateFunction>(EVENTS.map((event) => [event.type, ajv.compile(event.value)]));

/** Whether this release knows events of the type; a newer release may publish more. */
export const isKnownEvent = (type: string) => checks.has(type);

/**
 * Holds a value against the JSON Schema of its event type.
 *
 * @throws {ContractViolation} naming each field that is wrong, or the type if no contract bears it.
 */
export function checkEvent(type: string, value: unknown): void {
  const check = checks.get(type);
  if (check === undefined) throw new ContractViolation(`No event contract is called "${type}".`);
  if (!check(value)) {
    const faults = (check.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message}`);
    throw new ContractViolation(`A ${type} event breaks its contract: ${faults.join('; ')}.`);
  }
}
