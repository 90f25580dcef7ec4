import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { asyncApiDocument } from '#contracts/asyncapi';

const path = 'docs/asyncapi.yaml';
writeFileSync(path, stringify(asyncApiDocument(), { lineWidth: 120, aliasDuplicateObjects: false }));
console.log(`Wrote ${path}.`);
