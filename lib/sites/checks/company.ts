import { showValue } from '../fault';
import type { Check } from './check';

/** The logo is a file that exists, and the help desk can be reached. */
export const checkCompany: Check = ({ company, isFaulty }, report, { hasPublicFile }) => {
  if (company.logo !== undefined && !hasPublicFile(company.logo)) {
    const fix = 'Put the file below public/, or leave logo out to show the name in letters.';
    report({
      path: 'company.logo',
      site: null,
      value: showValue(company.logo),
      problem: 'does not exist below public/',
      fix,
    });
  }
  const { support } = company;
  if (
    support !== undefined &&
    !isFaulty('company.support') &&
    support.phone === undefined &&
    support.email === undefined
  ) {
    const fix = 'Add phone or email: it is the way out of every page that cannot help.';
    report({ path: 'company.support', site: null, value: '', problem: 'has neither phone nor email', fix });
  }
};
