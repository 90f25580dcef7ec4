import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; this file runs from dist/tools/stack/src. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** An absolute path of something in the project. */
export const inProject = (...path: string[]) => join(PROJECT_ROOT, ...path);
