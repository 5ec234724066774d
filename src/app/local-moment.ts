/** A moment on the wall clock of this machine with its offset, for a terminal: `2026-11-25 13:11 UTC+01:00`. `ms` since 1970. */
export function localMoment(ms: number, timeZone?: string): string {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' } as const;
  // Swedes write a date as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { ...date, ...time, timeZone }).format(ms).replace('GMT+00:00', 'UTC').replace('GMT', 'UTC');
}
