import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import type { Recognition } from '#submissions/recognition.submission';
import type { ConsentRecord } from '../consent/consent.resource.ts';
import { newStatements } from '../consent/consents.ts';
import { PersonSeals } from '../encryption/person-seal.ts';
import type { RecognitionStep } from '../recognition/recognition.resource.ts';
import type { Candidate } from './candidate.ts';
import { ConsentRow, RecognitionStepRow } from './history.entity.ts';

const PROOF = 'proof';
const STEP = 'recognition';

/** What was once said of consents and recognition, and who told it when. */
@Injectable()
export class CandidateHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seals: PersonSeals,
  ) {}

  /** Adds what is new in `next`; both belong to the transaction that stores it. */
  async add(manager: EntityManager, before: Candidate | null, next: Candidate, recordedBy: string): Promise<void> {
    const candidateId = next.id;
    const statements = newStatements(before?.consents ?? [], next.consents);
    const steps = newSteps(before, next);
    if (statements.length + steps.length === 0) return;
    const seal = (await this.seals.forAll(manager, [candidateId])).get(candidateId);
    if (seal === undefined) throw new Error(`Candidate ${candidateId} has no key.`);
    const told = () => ({ id: newId(), candidateId, recordedAt: next.updatedAt, recordedBy });
    await manager.insert(
      ConsentRow,
      statements.map(({ purpose, given, at, proof }) => ({
        ...told(),
        purpose,
        given,
        at: new Date(at),
        proof: proof === undefined ? null : seal.seal(PROOF, proof),
      })),
    );
    await manager.insert(
      RecognitionStepRow,
      steps.map(({ qualificationId, recognition }) => ({
        ...told(),
        qualificationId,
        step: seal.seal(STEP, recognition),
      })),
    );
  }

  async consents(candidateId: string): Promise<ConsentRecord[]> {
    const { manager } = this.dataSource;
    const seal = (await this.seals.forAll(manager, [candidateId])).get(candidateId);
    const rows = await manager.find(ConsentRow, { where: { candidateId }, order: { id: 'ASC' } });
    return rows.map(({ purpose, given, at, proof, recordedAt, recordedBy }) => ({
      purpose,
      given,
      at: at.toISOString(),
      ...(proof === null ? {} : { proof: seal?.open<string>(PROOF, proof) }),
      recordedAt: recordedAt.toISOString(),
      recordedBy,
    }));
  }

  /** @param qualificationId of this qualification only */
  async recognition(candidateId: string, qualificationId?: string): Promise<RecognitionStep[]> {
    const { manager } = this.dataSource;
    const seal = (await this.seals.forAll(manager, [candidateId])).get(candidateId);
    if (seal === undefined) return [];
    const where = { candidateId, ...(qualificationId === undefined ? {} : { qualificationId }) };
    const rows = await manager.find(RecognitionStepRow, { where, order: { id: 'ASC' } });
    return rows.map((row) => ({
      qualificationId: row.qualificationId,
      ...seal.open<Recognition>(STEP, row.step),
      recordedAt: row.recordedAt.toISOString(),
      recordedBy: row.recordedBy,
    }));
  }
}

function newSteps(before: Candidate | null, next: Candidate) {
  return next.profile.qualifications.flatMap(({ id: qualificationId, recognition }) => {
    const known = before?.profile.qualifications.find(({ id }) => id === qualificationId)?.recognition;
    return recognition === undefined || isDeepStrictEqual(plain(known), plain(recognition))
      ? []
      : [{ qualificationId, recognition }];
  });
}

const plain = (recognition: Recognition | undefined): unknown => JSON.parse(JSON.stringify(recognition ?? null));
