import type { WarningCode } from './wording-warning.ts';

const DIRECT = 'AGG §§ 1, 7 (1), 11';
const INDIRECT = 'AGG §§ 1, 3 (2), 7 (1), 11';

/**
 * The law behind each warning. AGG: General Act on Equal Treatment; section 1 names the grounds, 3 (2) forbids indirect
 * disadvantage, 7 (1) forbids disadvantage, 11 forbids to advertise against 7 (1), 22 shifts the burden of proof where
 * there are indications; 8 to 10 say when different treatment is allowed.
 *
 * @see https://www.gesetze-im-internet.de/agg/
 */
export const LEGAL_BASIS: Readonly<Record<WarningCode, string>> = {
  'gendered-title': DIRECT,
  'third-gender-missing': DIRECT,
  'one-sex-wanted': `${DIRECT}; exceptions: § 8`,
  'native-speaker': INDIRECT,
  'native-level': INDIRECT,
  accent: INDIRECT,
  nationality: `${INDIRECT}; TFEU Art. 45 (2)`,
  'age-limit': `${DIRECT}; exceptions: §§ 8, 10`,
  'age-word': DIRECT,
  'family-status': 'AGG §§ 1, 3 (1) and (2), 7 (1), 11',
  religion: `${DIRECT}; exceptions: §§ 8, 9`,
  photo: 'AGG §§ 1, 7 (1), 22',
  'physical-fitness': `${INDIRECT}; exceptions: § 8; SGB IX § 164 (2)`,
  'body-height': `${INDIRECT}; exceptions: § 8`,
};
