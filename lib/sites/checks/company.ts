import { isDocumentPath } from '../schema/company';
import { type Check, reportAtPath } from './check';

/** The help desk can be reached, and what the foot of the pages leads to is there. */
export const checkCompany: Check = ({ company, isFaulty }, report, { findPublicFile }) => {
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
  for (const [name, link] of Object.entries(company.links ?? {})) {
    for (const [place, address] of typeof link === 'string' ? [['', link] as const] : placesOf(link)) {
      if (!isDocumentPath(address) || findPublicFile(address, 0) !== null) continue;
      const fix = 'Put the file below public/, or write an address that begins with https://.';
      reportAtPath(report, `company.links.${name}${place}`, {
        value: address,
        problem: 'does not exist below public/',
        fix,
      });
    }
  }
};

function placesOf(link: Readonly<Record<string, string | undefined>> | undefined) {
  return Object.entries(link ?? {}).flatMap(([language, address]) =>
    address === undefined ? [] : [[`.${language}`, address] as const],
  );
}
