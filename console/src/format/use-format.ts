import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../api/contract.ts';
import { useCurrentTime } from './clock.ts';
import { moneyText } from './money.ts';
import { valueText } from './name.ts';
import { bytesText, countText, latencyText, shareText } from './number.ts';
import * as time from './time.ts';

/** The zone of the person who reads, where no other zone is asked for. */
export const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The browser's own variety of the chosen language (`en-US` dates for an American who chose English). */
export function localeOf(language: string): string {
  const own = navigator.languages.find((one) => one.split('-')[0] === language.split('-')[0]);
  return own !== undefined && isLocale(own) ? own : language;
}

/** Some systems name locales that no formatter knows, such as `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0;
  } catch {
    return false;
  }
}

/** Everything that turns a value into words, in the reader's language; times in `zone`, the reader's own when not given. */
export function useFormat(zone: string = readerZone) {
  const { t, i18n } = useTranslation();
  const now = useCurrentTime();
  return useMemo(() => {
    const locale = localeOf(i18n.language);
    const setting = { locale, zone, now };
    const words = { yes: t('word.yes'), no: t('word.no') };
    return {
      locale,
      zone,
      now,
      ago: (at: string | number) => time.ago(at, setting),
      clock: (at: string | number) => time.clockTime(at, setting),
      day: (at: string | number) => time.dayHeading(at, setting),
      date: (at: string | number) => time.shortDate(at, setting),
      exact: (at: string | number) => time.exactTime(at, setting),
      age: (days: number) => time.ageText(days, locale),
      duration: (seconds: number) => time.durationText(seconds, locale),
      money: (money: Money) => moneyText(money, locale),
      count: (value: number) => countText(value, locale),
      latency: (ms: number | null | undefined) => latencyText(ms, locale),
      bytes: (bytes: number | null | undefined) => bytesText(bytes, locale),
      share: (share: number) => shareText(share, locale),
      value: (value: unknown) => valueText(value, words),
      list: (items: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    };
  }, [t, i18n.language, zone, now]);
}
