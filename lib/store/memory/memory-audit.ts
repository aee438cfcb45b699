import { attempt } from '../attempt';
import type { AuditCalls } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';

/** The audit trail in order of time, then of arrival; beyond `limit` the oldest events go. */
export function memoryAudit(limit: number): AuditCalls {
  const events: { id: string; atMs: number; text: string }[] = [];
  return {
    appendAudit: (event) =>
      attempt('appendAudit', () => {
        const text = formatAuditEvent(event);
        if (events.some(({ id }) => id === event.id)) return;
        events.push({ id: event.id, atMs: event.atMs, text });
        events.sort((a, b) => a.atMs - b.atMs);
        if (events.length > limit) events.shift();
      }),
    async readAudit(count) {
      const newestFirst = events.toReversed().slice(0, Math.max(0, count));
      return parseAuditEvents(newestFirst.map(({ text }) => text));
    },
  };
}
