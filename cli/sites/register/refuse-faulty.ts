import { CommandFault } from '../command';
import { faultLines } from './describe-results';
import type { HostRows } from './read-host-rows';

const mostShown = 10;

/** A file that is not begun with: the first faults in full, and how many there are. Throws {@link CommandFault}. */
export function refuseFaulty(
  { faults, isReadable, rows }: Pick<HostRows, 'faults' | 'isReadable' | 'rows'>,
  columns: number,
): never {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const shown = faults.slice(0, mostShown).map((fault) => faultLines(fault, columns).join('\n'));
  const rest = faults.length > mostShown ? [`and ${faults.length - mostShown} more`] : [];
  const way = isReadable && rows.length > 0 ? ` Or begin with the other ${rows.length} already: --skip-faulty.` : '';
  throw new CommandFault(
    [`${count} in the file, so nothing was begun.`, ...shown, ...rest, `Mend it and run it again.${way}`].join('\n\n'),
  );
}
