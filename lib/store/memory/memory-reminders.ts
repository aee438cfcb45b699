import { attempt } from '../attempt';
import type { ReminderCalls } from '../store-parts';
import { checkTime, parseHostIds } from '../stored-text';

/** When each host is to be looked after. */
export function memoryReminders(): ReminderCalls {
  const due = new Map<string, number>();
  return {
    remind: (hostId, atMs) =>
      attempt('remind', () => {
        due.set(hostId, checkTime(atMs));
      }),
    async dueReminders(nowMs, limit) {
      const hostIds = [...due]
        .filter(([, atMs]) => atMs <= nowMs)
        .sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))
        .map(([hostId]) => hostId);
      return parseHostIds(hostIds.slice(0, Math.max(0, limit)));
    },
    async forgetReminder(hostId) {
      due.delete(hostId);
    },
  };
}
