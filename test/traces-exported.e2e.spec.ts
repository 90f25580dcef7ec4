import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { freePort } from '#stack/ports';
import { passung } from './api.ts';
import { eventually } from './eventually.ts';
import { vacancy } from './examples.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly service: string;
}

describe('With OTEL_EXPORTER_OTLP_ENDPOINT set, a service', () => {
  const spans: Span[] = [];
  let collector: Server;
  let service: ChildProcess;
  let url: string;

  /** One more instance of `vacancies`, which tells a collector of traces what it does. */
  beforeAll(async () => {
    collector = createServer(async (request, response) => {
      const { resourceSpans } = JSON.parse(Buffer.concat(await request.toArray()).toString());
      for (const { resource, scopeSpans } of resourceSpans) {
        const named = resource.attributes.find(({ key }: { key: string }) => key === 'service.name');
        for (const { spans: found } of scopeSpans) {
          for (const span of found) spans.push({ ...span, service: named?.value.stringValue });
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const settings = readFileSync(join(dirname(process.env.PASSUNG_RUN_FILE as string), 'env/vacancies.env'), 'utf8');
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    service = spawn(process.execPath, ['dist/apps/vacancies/src/main.js'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...parseEnv(settings),
        NODE_OPTIONS: '',
        PORT: String(port),
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      },
    });
    const isReady = () =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      );
    await eventually('the instance', isReady);
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    collector.close();
  });

  test('exports the spans of a request in the trace of its caller, at the latest when it is told to end', async () => {
    const traceId = randomBytes(16).toString('hex');
    const { status } = await fetch(`${url}/v1/vacancies`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${passung.tokens.partner}`,
        'content-type': 'application/json',
        traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
      },
      body: JSON.stringify(vacancy()),
    });
    expect(status).toBe(201);
    service.kill('SIGTERM');
    await once(service, 'exit');
    expect(spans.filter((span) => span.traceId === traceId)).toContainEqual(
      expect.objectContaining({ name: 'POST /v1/vacancies', service: 'passung-vacancies' }),
    );
  });
});
