import type { Consent } from '#submissions/consent.submission';
import { LEFT_OUT, newStatements, withReplacement, withStatement } from './consents.ts';

const said = (given: boolean, at: string, purpose: Consent['purpose'] = 'matching'): Consent => ({
  purpose,
  given,
  at,
});
const given = said(true, '2026-10-01T09:00:00Z');
const withdrawn = said(false, '2026-11-01T09:00:00+01:00');

describe('Consent', () => {
  test('is what was said last, however late it is told', () => {
    expect(withStatement([given], withdrawn)).toEqual([withdrawn]);
    expect(withStatement([withdrawn], given)).toEqual([withdrawn]);
  });

  test('that was withdrawn does not come back with old data', () => {
    expect(withReplacement([withdrawn], [given])).toEqual([withdrawn]);
  });

  test('that was withdrawn can be given again', () => {
    const again = said(true, '2026-12-01T09:00:00Z');
    expect(withReplacement([withdrawn], [again])).toEqual([again]);
  });

  test('is compared by the moment, not by how it is written', () => {
    const sameMoment = said(true, '2026-11-01T08:00:00.000Z');
    expect(withStatement([withdrawn], sameMoment)).toEqual([sameMoment]);
    expect(newStatements([said(true, '2026-11-01T09:00:00+01:00')], [sameMoment])).toEqual([]);
  });

  test('that a replacement leaves out is withdrawn, and comes back when it is stated again', () => {
    const without = withReplacement([given], []);
    expect(without).toEqual([{ ...given, given: false, proof: LEFT_OUT }]);
    expect(withReplacement(without, [given])).toEqual([given]);
  });

  test('to one purpose says nothing about another', () => {
    const contact = said(true, '2026-12-01T09:00:00Z', 'contact');
    expect(withStatement([withdrawn], contact)).toEqual([withdrawn, contact]);
  });
});
