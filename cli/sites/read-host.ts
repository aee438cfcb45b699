import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import { en } from '../../lib/i18n/en';
import { CommandFault } from './command';
import { plainText } from './plain-text';

/** The edge host ID that was typed. Throws {@link CommandFault}. */
export function readHost(text: string | undefined): HostId {
  if (text === undefined) throw new CommandFault('Name the host: its ID, as its screen shows it.', 'usage');
  const parsed = parseHostId(text);
  if (parsed.ok) return parsed.value;
  throw new CommandFault(`${plainText(text)}: ${en.errors[parsed.error.code].sentence({})}`, 'usage');
}
