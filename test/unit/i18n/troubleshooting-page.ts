import { catalogue, isErrorCode } from '../../../lib/errors';
import { remedies } from '../../../lib/errors/remedies';
import { en } from '../../../lib/i18n/en';

const blanks = { site: '‹site›', to: '‹site›', most: '‹number›', missing: '‹names›' };

/** `docs/troubleshooting.md` as it has to be: one row per error that is not the operator's to mend. */
export function renderTroubleshootingPage(): string {
  return [
    '# Troubleshooting',
    '',
    'An operator calls and reads a sentence and a reference. The reference finds the log line (search the log of the deployment for it), its',
    '`code` finds the row. `npm run sites -- status <host>` shows the page that the operator sees, and the same advice;',
    '`npm run sites -- doctor` looks at everything that must be right beforehand. What operators mend themselves: [errors](errors.md).',
    '',
    'This page is written from `lib/errors/remedies.ts` by `npx vitest run --project unit troubleshooting-page -u`.',
    '',
    '| code | what the operator reads | what is behind it | what to do |',
    '|---|---|---|---|',
    ...Object.entries(remedies).map(([code, { causes, remedy }]) => {
      const sentence = isErrorCode(code) ? en.errors[code].sentence(blanks) : '';
      const again = isErrorCode(code) && catalogue[code].retry ? ' Trying again may help.' : '';
      return `| \`${code}\` | ${sentence} | ${causes} | ${remedy}${again} |`;
    }),
    '',
  ].join('\n');
}
