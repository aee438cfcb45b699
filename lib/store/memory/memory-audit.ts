import { attempt } from '../attempt';
import type { AuditCalls, AuditKeeping } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';

/** The audit trail in order of time, then of arrival; each event that comes lets those go that are too many or too old. */
export function memoryAudit({ limit, keepForMs }: AuditKeeping, now: () => number): AuditCalls {
  const events: { id: string; atMs: number; text: string }[] = [];
  const ids = new Set<string>();
  return {
    appendAudit: (event) =>
      attempt('appendAudit', () => {
        const text = formatAuditEvent(event);
        if (ids.has(event.id)) return;
        const place = events.findLastIndex(({ atMs }) => atMs <= event.atMs) + 1;
        events.splice(place, 0, { id: event.id, atMs: event.atMs, text });
        ids.add(event.id);
        const kept = events.findIndex(({ atMs }) => atMs > now() - keepForMs);
        const surplus = Math.max(kept === -1 ? events.length : kept, events.length - limit);
        for (const { id } of events.splice(0, surplus)) ids.delete(id);
      }),
    async readAudit(count, skip = 0) {
      const from = Math.max(0, skip);
      const newestFirst = events.toReversed().slice(from, from + Math.max(0, count));
      return parseAuditEvents(newestFirst.map(({ text }) => text));
    },
  };
}
