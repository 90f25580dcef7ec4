import { send } from './api.ts';

describe('Every problem leads to a page that says what to do', () => {
  test('which its type names', async () => {
    const { body } = await send('GET', '/v1/vacancies');
    const page = await send('GET', body.type);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain('<h1>A valid access token is needed</h1>');
    expect(page.body).toContain('Way out.');
  });

  test('and one that does not exist leads to the list', async () => {
    expect((await send('GET', '/problems/made-up')).body.detail).toContain('/problems');
    expect((await send('GET', '/problems')).body).toContain('href="/problems/conflict"');
  });
});
