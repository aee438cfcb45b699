import { catalogue, type ErrorCode, type FixedBy } from '../../../lib/errors';
import { en } from '../../../lib/i18n/en';

const fixer: Record<FixedBy, string> = { operator: 'operator', it: 'IT', wait: 'time' };
const blanks = { site: '‹site›', to: '‹site›', most: '‹number›', missing: '‹names›' };

/** `docs/errors.md` as it has to be: one row per entry of the catalogue. */
export function renderErrorsPage(): string {
  const codes = Object.keys(catalogue) as ErrorCode[];
  return [
    '# Errors',
    '',
    'Every refusal has a code. The operator reads the sentence, the next step and a reference; the same reference is in the',
    'log line that has the rest. "Same again helps": the very same request may succeed later.',
    '',
    'This page is written from `lib/errors.ts` and `lib/i18n/en/errors.ts` by `npx vitest run --project unit errors-page -u`.',
    '',
    '| code | status | same again helps | mended by | sentence | next step |',
    '|---|---|---|---|---|---|',
    ...codes.map(row),
    '',
  ].join('\n');
}

function row(code: ErrorCode): string {
  const { status, retry, fixedBy } = catalogue[code];
  const text = en.errors[code];
  const cells = [
    `\`${code}\``,
    status,
    retry ? 'yes' : 'no',
    fixer[fixedBy],
    text.sentence(blanks),
    text.nextStep(blanks),
  ];
  return `| ${cells.join(' | ')} |`;
}
