import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { MasterKeys } from './master-keys.ts';
import { PersonKey } from './person-key.entity.ts';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/** Encrypts and decrypts what belongs to one person. */
export class PersonSeal {
  constructor(
    private readonly candidateId: string,
    private readonly key: Buffer,
  ) {}

  /** @param field which of the person's fields it is; it opens as no other */
  seal(field: string, value: unknown): Buffer {
    return seal(this.key, `${this.candidateId}/${field}`, Buffer.from(JSON.stringify(value)));
  }

  /** @throws {BrokenSeal} if it belongs to another person or field, or was changed */
  open<Value>(field: string, sealed: Buffer): Value {
    return JSON.parse(unseal(this.key, `${this.candidateId}/${field}`, sealed).toString()) as Value;
  }
}

/** Gives out the seals of persons. */
@Injectable()
export class PersonSeals {
  constructor(private readonly masterKeys: MasterKeys) {}

  /** Makes a key for a new person. */
  async create(manager: EntityManager, candidateId: string): Promise<PersonSeal> {
    const key = randomBytes(KEY_BYTES);
    await manager.insert(PersonKey, { candidateId, ...this.masterKeys.wrap(candidateId, key) });
    return new PersonSeal(candidateId, key);
  }

  /** The seal of a person whose key was read. */
  of(personKey: PersonKey): PersonSeal {
    return new PersonSeal(personKey.candidateId, this.masterKeys.unwrap(personKey.candidateId, personKey));
  }

  /** The seals of those of the persons who have not been erased. */
  async forAll(manager: EntityManager, candidateIds: readonly string[]): Promise<Map<string, PersonSeal>> {
    const keys = await manager.findBy(PersonKey, { candidateId: In([...candidateIds]) });
    return new Map(keys.map((key) => [key.candidateId, this.of(key)]));
  }
}
