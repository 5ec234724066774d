/** What is shown where there is nothing to show: an idle measure has no number, and a zero would be a lie. */
export const none = '—';

export function countText(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** Milliseconds as a latency: `0.4 ms`, `12 ms`, `1.3 s`; an em dash when idle. */
export function latencyText(ms: number | null | undefined, locale: string): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return none;
  const [value, unit, digits] = ms < 10 ? [ms, 'ms', 1] : ms < 1000 ? [ms, 'ms', 0] : [ms / 1000, 's', 1];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits as number }).format(value as number)} ${unit}`;
}

/** Bytes in steps of 1000, as disks are sold: `640 kB`, `1.2 GB`. */
export function bytesText(bytes: number | null | undefined, locale: string): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return none;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let at = 0;
  while (value >= 999.5 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && at > 0 ? 1 : 0 }).format(value)} ${units[at]}`;
}

// Shown with one digit after the point, this is the least that is not nothing.
const shareMin = 0.001;

/** A share in percent: `12%`, `3.4%`; `<0.1%` where somebody is in it, however few. */
export function shareText(share: number, locale: string): string {
  if (share > 0 && share < shareMin / 2) return `<${shareText(shareMin, locale)}`;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 && share > 0 ? 1 : 0 }).format(share);
}
