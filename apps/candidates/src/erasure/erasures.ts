import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { CandidateChanged } from '#contracts/candidate-event';
import { type ErasureRequest, ErasureRequested, PLACES_TO_ERASE, type Place } from '#contracts/erasure-event';
import { CANDIDATE_TOPIC } from '#contracts/topics';
import { Outbox } from '#eventing/outbox';
import { type Caller, seesEverything } from '#platform/caller';
import { Problem } from '#platform/problem';
import type { Candidate } from '../candidate/candidate.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { PersonKey } from '../encryption/person-key.entity.ts';
import { ErasedPlace, Erasure } from './erasure.entity.ts';
import { type ErasureResource, toReceipt } from './erasure.resource.ts';

const OWN_DATABASE: Place = { service: 'candidates', kind: 'database', name: 'candidates' };
/** Where a tombstone erases; done when it was seen there. */
export const OWN_TOPIC: Place = { service: 'candidates', kind: 'topic', name: CANDIDATE_TOPIC };

const isOwnDatabase = ({ service, kind }: Place) => service === OWN_DATABASE.service && kind === OWN_DATABASE.kind;

/** Erases candidates, and keeps book of where that has been done. */
@Injectable()
export class Erasures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Erases a candidate at the wish of the caller. To ask twice gives the same receipt.
   *
   * @throws {Problem} `not-found` if there is, and was, none the caller may see
   */
  async request(caller: Caller, candidateId: string): Promise<ErasureResource> {
    const id = await this.dataSource.transaction(async (manager) => {
      const before = await manager.findOneBy(Erasure, { candidateId, ...ownedBy(caller) });
      if (before !== null) return before.id;
      const candidate = await this.candidates.holdVisible(manager, caller, candidateId);
      return this.erase(manager, candidate, caller.subject);
    });
    return this.receipt(caller, id);
  }

  /**
   * Erases a candidate that the transaction holds: their key is destroyed, all that was encrypted with it removed, and
   * whoever was told of them is asked to forget.
   *
   * @returns the id of the receipt
   */
  async erase(manager: EntityManager, candidate: Candidate, requestedBy: string, id = newId()): Promise<string> {
    const now = new Date();
    await manager.insert(Erasure, {
      id,
      candidateId: candidate.id,
      owner: candidate.owner,
      requestedBy,
      requestedAt: now,
      askedAt: now,
    });
    // Everything about a person refers to the row of their key, and goes with it.
    await manager.delete(PersonKey, { candidateId: candidate.id });
    // Who was never announced is known nowhere else.
    const places = candidate.version === 0 ? PLACES_TO_ERASE.filter(isOwnDatabase) : PLACES_TO_ERASE;
    await manager.insert(
      ErasedPlace,
      places.map((place) => ({ erasureId: id, ...place })),
    );
    if (candidate.version > 0) {
      await this.outbox.addTombstone(manager, CandidateChanged, candidate.id);
      await this.ask(manager, { id, candidateId: candidate.id, requestedAt: now });
    }
    const outcome = 'The key was destroyed, and with it all that was encrypted with it was removed.';
    await this.reached(manager, candidate.id, [{ ...OWN_DATABASE, erasedAt: now, outcome }]);
    return id;
  }

  /**
   * Erases once more whom we ourselves have asked others to forget. Only a database that was restored from a backup still
   * holds them.
   *
   * @returns whether it did
   */
  async eraseRestored(manager: EntityManager, { id, candidateId }: ErasureRequest): Promise<boolean> {
    const candidate = await this.candidates.holdById(manager, candidateId);
    if (candidate !== null) await this.erase(manager, candidate, 'restored from a backup', id);
    return candidate !== null;
  }

  /** Asks the other services to forget. */
  async ask(manager: EntityManager, erasure: Pick<Erasure, 'id' | 'candidateId' | 'requestedAt'>): Promise<void> {
    const { id, candidateId, requestedAt } = erasure;
    await this.outbox.add(manager, ErasureRequested, {
      key: candidateId,
      subject: id,
      value: { id, candidateId, requestedAt: requestedAt.toISOString() },
    });
  }

  /** Notes places in which nothing of the candidate is left; the first time told for a place stands. */
  async reached(
    manager: EntityManager,
    candidateId: string,
    places: readonly (Place & { erasedAt: Date; outcome: string })[],
  ): Promise<void> {
    const erasure = await manager.findOne(Erasure, {
      where: { candidateId },
      lock: { mode: 'pessimistic_write' },
    });
    if (erasure === null) return;
    for (const { service, kind, name, erasedAt, outcome } of places) {
      await manager.query(
        `INSERT INTO erased_place (erasure_id, service, kind, name, erased_at, outcome) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (erasure_id, service, kind, name) DO UPDATE
           SET erased_at = excluded.erased_at, outcome = excluded.outcome WHERE erased_place.erased_at IS NULL`,
        [erasure.id, service, kind, name, erasedAt, outcome],
      );
    }
    const all = await manager.findBy(ErasedPlace, { erasureId: erasure.id });
    if (erasure.completedAt === null && all.every((place) => place.erasedAt !== null)) {
      await manager.update(Erasure, { id: erasure.id }, { completedAt: new Date() });
    }
  }

  /** @throws {Problem} `not-found` if there is none the caller may see */
  async receipt(caller: Caller, id: string): Promise<ErasureResource> {
    const { manager } = this.dataSource;
    const erasure = await manager.findOneBy(Erasure, { id, ...ownedBy(caller) });
    if (erasure === null) throw new Problem('not-found', `There is no erasure ${id} that you may see.`);
    const places = await manager.find(ErasedPlace, {
      where: { erasureId: id },
      order: { service: 'ASC', kind: 'ASC', name: 'ASC' },
    });
    return toReceipt(erasure, places);
  }
}

const ownedBy = (caller: Caller) => (seesEverything(caller) ? {} : { owner: caller.organisation });
