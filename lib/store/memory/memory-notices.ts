import { attempt } from '../attempt';
import type { NoticeCalls } from '../store-parts';
import { mostDeadNotices, noticeKnownForMs } from '../store-parts';
import { formatNotice, parseNotices } from '../stored-text';
import { createEndingMap } from './ending-map';

/** Each webhook's line as a map by ID, which keeps the order of addition. */
export function memoryNotices(now: () => number): NoticeCalls {
  const lines = new Map<string, Map<string, string>>();
  const known = createEndingMap<true>(now);
  const dead: string[] = [];
  return {
    addNotice: (notice) =>
      attempt('addNotice', () => {
        const text = formatNotice(notice);
        const line = lines.get(notice.webhookId) ?? new Map<string, string>();
        const key = JSON.stringify([notice.webhookId, notice.id]);
        if (line.has(notice.id) || known.get(key)) return;
        lines.set(notice.webhookId, line.set(notice.id, text));
        known.set(key, true, now() + noticeKnownForMs);
      }),
    async listNotices(webhookId, limit) {
      return parseNotices([...(lines.get(webhookId)?.values() ?? [])].slice(0, Math.max(0, limit)));
    },
    updateNotice: (notice) =>
      attempt('updateNotice', () => {
        const text = formatNotice(notice);
        const line = lines.get(notice.webhookId);
        if (line?.has(notice.id)) line.set(notice.id, text);
      }),
    closeNotice: (notice, end) =>
      attempt('closeNotice', () => {
        const text = formatNotice(notice);
        const wasInLine = lines.get(notice.webhookId)?.delete(notice.id) ?? false;
        if (!wasInLine || end === 'delivered') return;
        dead.unshift(text);
        if (dead.length > mostDeadNotices) dead.pop();
      }),
    async listDeadNotices(limit) {
      return parseNotices(dead.slice(0, Math.max(0, limit)));
    },
  };
}
