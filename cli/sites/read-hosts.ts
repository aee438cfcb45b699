import type { HostId } from '../../lib/hosts/edge-host-id';
import { CommandFault, type Given, type House } from './command';
import { readCsvFile } from './read-csv-file';
import { readHost } from './read-host';
import { readHostIds } from './register/read-host-rows';
import { refuseFaulty } from './register/refuse-faulty';

/** The hosts that were typed, or those of `--csv`, each once. Throws {@link CommandFault}, also where none is there. */
export async function readHosts({ positionals, values }: Given, house: House): Promise<readonly HostId[]> {
  const { csv } = values;
  if (typeof csv !== 'string')
    return [...new Set((positionals.length === 0 ? [undefined] : positionals).map(readHost))];
  if (positionals.length > 0) throw new CommandFault('Give hosts or --csv, but not both.', 'usage');
  const { hostIds, faults } = readHostIds(await readCsvFile(csv, house));
  if (faults.length > 0) refuseFaulty({ faults, isReadable: false, rows: [] }, house.terminal.columns);
  if (hostIds.length === 0) throw new CommandFault('There is no host in the file.');
  return hostIds;
}
