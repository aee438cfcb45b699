/** The first moment at which the day, such as `2027-03-31`, is over: UTC, milliseconds since the epoch. Pure. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60_000;
}
