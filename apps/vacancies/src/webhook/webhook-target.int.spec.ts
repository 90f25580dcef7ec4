import { isIPv6, type LookupFunction } from 'node:net';
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

  test.each([
    ['an address of the machine itself', '127.0.0.1'],
    ['a name that leads there', 'localhost'],
    ['the same in IPv6', '[::1]'],
    ['one in the clothes of IPv6', '[::ffff:127.0.0.1]'],
    ['one that is written as a number', '2130706433'],
    ['all addresses of the host', '0.0.0.0'],
    ['the address at which clouds tell machines their secrets', '169.254.169.254'],
    ['that of Azure, which is a public one', '168.63.129.16'],
    ['a private network', '10.0.0.1'],
    ['a private network in IPv6', '[fd00:ec2::254]'],
    ['a carrier’s network', '100.100.100.200'],
  ])('%s is refused before anything is sent', async (_, host) => {
    const url = `https://${host}:${receiver.port}/`;
    await expect(onTheInternet.post(url, {}, '{}')).rejects.toThrow('has no address on the internet');
    expect(receiver.connections).toBe(0);
  });

  const whereNamesLeadTo = (addresses: string[], WEBHOOK_TARGETS: 'public' | 'any' = 'public') => {
    const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const lookup: LookupFunction = (_host, { all }, done) =>
      all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family);
    return new WebhookTarget({ WEBHOOK_TARGETS }, lookup);
  };

  test.each([
    [['10.0.0.1']],
    [['192.168.178.1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['2002:7f00:1::']],
    [['93.184.215.14', '127.0.0.1']],
  ])('a name is judged by where it leads when it is connected to, not by how it looks: %s', async (addresses) => {
    const target = whereNamesLeadTo(addresses);
    const url = `https://jobs.example.org:${receiver.port}/`;
    expect(target.faultOf(url)).toBeUndefined();
    await expect(target.post(url, {}, '{}')).rejects.toThrow('jobs.example.org has no address on the internet');
    expect(receiver.connections).toBe(0);
  });

  test('nobody learns from us which names there are inside, or where they lead', async () => {
    const told = (target: WebhookTarget) =>
      target.post('https://db.inside.example/', {}, '{}').catch(({ message }: Error) => message);
    const nowhere = new WebhookTarget({ WEBHOOK_TARGETS: 'public' }, (_host, _options, done) =>
      done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), ''),
    );
    expect(await told(whereNamesLeadTo(['10.1.2.3']))).toBe(await told(nowhere));
  });

  test('without TLS nothing is sent, though the address was taken when that was allowed', async () => {
    await expect(onTheInternet.post(receiver.url(), {}, '{}')).rejects.toThrow('over https:// only');
    expect(receiver.connections).toBe(0);
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

  test('nobody there is told as such, at each address of the name', async () => {
    const gone = await WebhookReceiver.start();
    const url = gone.url();
    await gone.stop();
    await expect(anywhere.post(url, {}, '{}')).rejects.toThrow('ECONNREFUSED');
    const both = whereNamesLeadTo(['127.0.0.1', '127.0.0.2'], 'any');
    await expect(both.post(url.replace('127.0.0.1', 'jobs.example.org'), {}, '{}')).rejects.toThrow(
      /ECONNREFUSED 127\.0\.0\.1.*ECONNREFUSED 127\.0\.0\.2/,
    );
  });
});
