import { today } from '#platform/calendar';
import { generate, type SampleRegion } from './generate.ts';
import { loadRegion, requestsFor, type Target } from './load-region.ts';

const SEED = 2013;

const HOW_TO = `Loads the sample region through the public API, or prints it.

  BASE_URL=http://localhost:3000 PARTNER_TOKEN=… INSTITUTION_TOKEN=… node dist/tools/sample/load.js
  node dist/tools/sample/load.js --print      one request a line, as JSON

A local start writes its address and tokens to .passung/run.json.`;

function targetFromEnvironment(): Target {
  const wanted = ['BASE_URL', 'PARTNER_TOKEN', 'INSTITUTION_TOKEN'] as const;
  const [baseUrl = '', partnerToken = '', institutionToken = ''] = wanted.map((name) => process.env[name]);
  const missing = wanted.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')}.\n\n${HOW_TO}`);
  if (!URL.canParse(baseUrl)) throw new Error(`BASE_URL must be like http://localhost:3000, not ${baseUrl}`);
  return { baseUrl, partnerToken, institutionToken };
}

async function load(region: SampleRegion): Promise<void> {
  const begun = performance.now();
  const { created, known, closed } = await loadRegion(region, targetFromEnvironment());
  const companies = new Set(region.vacancies.map(({ company }) => company.externalRef)).size;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `Sample data: ${region.vacancies.length} vacancies of ${companies} companies and ${region.candidates.length} candidates ` +
      `(${created} new, ${known} known before, ${closed} closed since) in ${seconds} s`,
  );
}

async function main([option, ...more]: string[]): Promise<void> {
  if (more.length > 0 || (option !== undefined && option !== '--print')) throw new Error(HOW_TO);
  const region = generate({ seed: SEED, today: today() });
  if (option === undefined) return load(region);
  for (const { path, body } of requestsFor(region)) console.log(JSON.stringify({ path, body }));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  for (let told = error; told instanceof Error; told = told.cause) console.error(told.message);
  process.exitCode = 1;
});
