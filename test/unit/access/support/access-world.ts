import { type HostId, parseHostId } from '../../../../lib/hosts/edge-host-id';

/** A host ID for tests; throws when the text is none. */
export function hostId(text: string): HostId {
  const parsed = parseHostId(text);
  if (!parsed.ok) throw new Error(`${text} is no edge host ID`);
  return parsed.value;
}
