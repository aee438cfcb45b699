import { groupHostId } from './group-host-id';

/** A whole host ID in groups. The gaps are drawn, not typed: what is copied is the ID. */
export function HostIdText({ hostId }: { hostId: string }) {
  const groups = groupHostId(hostId).map((text, index) => ({ text, place: `${index}` }));
  return (
    <span dir="ltr" className="host-letters break-all">
      {groups.map(({ text, place }) => (
        <span key={place} className="not-last:me-[0.45em] inline-block">
          {text}
        </span>
      ))}
    </span>
  );
}
