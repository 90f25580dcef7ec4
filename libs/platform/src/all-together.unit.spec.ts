import { setImmediate as turn } from 'node:timers/promises';
import { allTogether } from './all-together.ts';

describe('Works that share a transaction', () => {
  test('give what each gave, in their order', async () => {
    const slow = turn('slow');
    expect(await allTogether([slow, Promise.resolve(2), 3])).toEqual(['slow', 2, 3]);
  });

  test('are waited for, even if one fails', async () => {
    const done: string[] = [];
    const slow = (name: string) => turn(name).then((one) => done.push(one));
    const all = allTogether([slow('first'), Promise.reject(new Error('no')), slow('last')]);
    await expect(all).rejects.toThrow('no');
    expect(done).toEqual(['first', 'last']);
  });
});
