import { WebhookReceiver } from '../../../../test/webhook-receiver.ts';
import { WebhookTarget } from './webhook-target.ts';

const onTheInternet = new WebhookTarget({ WEBHOOK_TARGETS: 'public' });
const anywhere = new WebhookTarget({ WEBHOOK_TARGETS: 'any' });

describe('Webhooks lead only to where partners are', () => {
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });
  afterEach(() => receiver.stop());

  test.each([
    ['http://jobs.example.org/hook', 'must begin with https://'],
    ['ftp://jobs.example.org/hook', 'must begin with https://'],
    ['javascript:alert(1)', 'must begin with https://'],
    ['jobs.example.org', 'must be a URL'],
    ['https://user:secret@jobs.example.org/', 'must not hold a user name or password'],
    ['https://jobs.example.org/#part', 'must not have a fragment'],
    ['https://127.0.0.1/', 'reached from the internet'],
    ['https://2130706433/', 'reached from the internet'],
    ['https://0x7f.1/', 'reached from the internet'],
    ['https://[::1]/', 'reached from the internet'],
    ['https://169.254.169.254/latest/meta-data', 'reached from the internet'],
    ['https://localhost/', 'reached from the internet'],
    ['https://postgres:5432/', 'reached from the internet'],
    [`https://jobs.example.org/${'x'.repeat(2_000)}`, 'at most 2000 characters'],
  ])('an owner of %s is told why not', (url, reason) => {
    expect(onTheInternet.faultOf(url)).toContain(reason);
  });

  test('an address over HTTPS, in any script, is taken', () => {
    expect(onTheInternet.faultOf('https://jobs.example.org/passung?tenant=1')).toBeUndefined();
    expect(onTheInternet.faultOf('https://müßig-bäder.example/ļ')).toBeUndefined();
  });

  // Names are looked up anew for each connection: what an address was when it was checked does not count.
  test.each([
    ['a private address', '127.0.0.1'],
    ['a name that leads to one', 'localhost'],
    ['one in the clothes of IPv6', '[::ffff:127.0.0.1]'],
    ['all addresses of the host', '0.0.0.0'],
    ['the addresses of clouds for their machines', '169.254.169.254'],
    ['a private network', '10.0.0.1'],
  ])('%s is refused at the moment of connecting', async (_, host) => {
    const url = `http://${host}:${receiver.port}/`;
    await expect(onTheInternet.post(url, {}, '{}')).rejects.toThrow('is not allowed');
    expect(receiver.received).toEqual([]);
  });

  test('a redirection is not followed', async () => {
    receiver.answer = (_, response) => response.writeHead(307, { location: receiver.url('/inside') }).end();
    expect(await anywhere.post(receiver.url('/hook'), {}, '{}')).toBe(307);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  test('of an answer without end no more than the status is read', async () => {
    receiver.answer = (_, response) => {
      response.writeHead(200);
      const more = () => response.writable && response.write('x'.repeat(65_536), more);
      more();
    };
    expect(await anywhere.post(receiver.url(), {}, '{}')).toBe(200);
  });

  test('nobody there is told as such', async () => {
    const gone = await WebhookReceiver.start();
    const url = gone.url();
    await gone.stop();
    await expect(anywhere.post(url, {}, '{}')).rejects.toThrow('ECONNREFUSED');
  });
});
