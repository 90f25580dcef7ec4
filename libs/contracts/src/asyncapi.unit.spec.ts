import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { asyncApiDocument } from './asyncapi.ts';
import { EVENTS } from './events.ts';
import { TOPICS } from './topics.ts';

const PATH = 'docs/asyncapi.yaml';

/** In a process of its own: the parser is CommonJS and requires ES modules, which Jest does not do. */
const PARSE = `
  import { readFileSync } from 'node:fs';
  import { Parser } from '@asyncapi/parser';
  const { document, diagnostics } = await new Parser().parse(readFileSync('${PATH}', 'utf8'));
  const faults = diagnostics.filter(({ severity }) => severity <= 1).map(({ path, message }) => path.join('/') + ' ' + message);
  console.log(JSON.stringify({ understood: document !== undefined, faults }));
`;

describe('The AsyncAPI document', () => {
  test(`in ${PATH} says what the code says; if not, run "npm run asyncapi"`, () => {
    expect(parse(readFileSync(PATH, 'utf8'))).toEqual(asyncApiDocument());
  });

  test('is valid AsyncAPI', async () => {
    const { stdout } = await promisify(execFile)('node', ['--input-type=module', '-e', PARSE]);
    expect(JSON.parse(stdout)).toEqual({ understood: true, faults: [] });
  });

  test('has every topic and every event', () => {
    const { channels, components } = asyncApiDocument() as {
      channels: Record<string, { messages: object }>;
      components: { messages: object };
    };
    expect(Object.keys(channels).sort()).toEqual(TOPICS.map((topic) => topic.name).sort());
    for (const { type, topic } of EVENTS) {
      expect(channels[topic]?.messages).toHaveProperty([type]);
      expect(components.messages).toHaveProperty([type]);
    }
  });

  test('says who publishes, who reads, and where dead letters go', () => {
    const { operations } = asyncApiDocument();
    expect(operations).toMatchObject({
      'vacancies.send.vacancies.vacancy.v1': { action: 'send' },
      'matching.receive.vacancies.vacancy.v1': { action: 'receive' },
      'matching.send.vacancies.vacancy.v1.matching.dlq': { action: 'send' },
    });
  });
});
