import { useTranslation } from 'react-i18next';
import type { CustomerValue, ValueDriver } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useChannelName } from '../../use-channel-name.ts';

const horizons = { threeMonths: 90, oneYear: 365, threeYears: 1095 } as const;
export const horizonDaysDefault = horizons.oneYear;
export const horizonChoices = Object.entries(horizons) as [keyof typeof horizons, number][];

// Below these, more digits than a forecast can bear; a count of 3.2 says more than 3, one of 32.4 no more than 32.
const decimalBelow = 9.95;
const hardlyAnyBelow = 0.1;
const oneBelow = 0.95;
const centsBelow = 20;

/** How a value is said: counts of visits in the firm's words, money without false precision, reasons as sentences. */
export function useWorthText(currency: string) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const format = useFormat('UTC');
  const number = (value: number) =>
    new Intl.NumberFormat(format.locale, { maximumFractionDigits: value < decimalBelow ? 1 : 0 }).format(value);
  const shown = (value: number) => Number(value.toFixed(value < decimalBelow ? 1 : 0));
  const words = (value: number) => t('worth.visit', { count: shown(value) });
  const days = (value: number) => t('worth.days', { count: Math.round(value) });
  const ago = (value: number) => new Intl.RelativeTimeFormat(format.locale, { numeric: 'auto' }).format(-value, 'day');
  const money = (amount: number, digits?: number) => moneyOf(amount, currency, format.locale, digits);
  const round = (amount: number) => money(amount, Math.abs(amount) < centsBelow && amount !== 0 ? undefined : 0);

  const visits = (value: number) => {
    if (value < hardlyAnyBelow) return t('worth.hardlyAny', { visit: words(1) });
    if (value < oneBelow) return t('worth.lessThanOne', { visit: words(1), number: number(value) });
    return t('worth.about', { number: number(value), visits: words(value) });
  };

  const within = (horizonDays: number) => {
    const known = horizonChoices.find(([, count]) => count === horizonDays)?.[0];
    return known !== undefined ? t(`worth.within.${known}`) : t('worth.within.other', { days: days(horizonDays) });
  };

  /** A reason in the reader's language out of its numbers; the server's own words where there are none. */
  const driver = (
    { kind, direction, text, others, count: signs, times, channel }: ValueDriver,
    { history, ahead, horizonDays, homeCurrency }: CustomerValue,
  ): string => {
    const { usualGapDays, silentDays, visits: count, first, spentAVisit } = history;
    const lines = ahead?.lines;
    if (kind === 'care' && lines !== undefined) {
      const sum = (of: string) => lines.filter((line) => line.kind === of).reduce((total, { amount }) => total + amount, 0);
      return t('worth.driver.care', { share: format.share(-sum('care') / sum('margin')) });
    }
    if (signs !== undefined && (kind === 'web' || kind === 'app' || kind === 'contact' || kind === 'choices'))
      return signs === 0 ? t(`worth.driver.absent.${kind}`) : t(`worth.driver.there.${kind}`, { days: days(signs) });
    if (kind === 'began' && times !== undefined && channel !== undefined) {
      const where = i18n.exists(`worth.began.${channel}`) ? t(`worth.began.${channel}` as 'worth.began.web') : channelName(channel);
      return t('worth.driver.began', { where, number: number(times) });
    }
    if (kind === 'season' && times !== undefined)
      return t(times > 1 ? 'worth.driver.busySeason' : 'worth.driver.quietSeason', {
        within: within(horizonDays),
        number: number(times),
        visits: words(2),
      });
    if (kind === 'notCounted') {
      const { otherCurrencies, unknownVisits, paidVisits } = history;
      const amounts = format.list(otherCurrencies.map((one) => moneyOf(one.amount, one.currency, format.locale)));
      const parts = [
        ...(otherCurrencies.length === 0
          ? []
          : [
              t('worth.driver.otherCurrencies', {
                currency,
                paid: number(paidVisits),
                number: number(count),
                visits: words(count),
                amounts,
              }),
            ]),
        ...(homeCurrency === undefined ? [] : [t('worth.driver.homeCurrency', { currency: homeCurrency })]),
        ...(unknownVisits === 0 ? [] : [t('worth.driver.unknownAmounts', { number: number(unknownVisits), visits: words(unknownVisits) })]),
      ];
      return parts.join(' ');
    }
    if (silentDays === undefined) return text;
    const when = ago(silentDays);
    if (kind === 'newcomer') {
      if (others === undefined) return t('worth.driver.newcomer', { visit: words(1), ago: when });
      return t('worth.driver.newcomerOthers', { visit: words(1), ago: when, others: days(others) });
    }
    if (kind === 'silence' && usualGapDays !== undefined)
      return t('worth.driver.silence', { silent: days(silentDays), gap: days(usualGapDays) });
    if (kind === 'rhythm' && usualGapDays !== undefined)
      return t(direction === 'up' ? 'worth.driver.rhythm' : 'worth.driver.late', { ago: when, gap: days(usualGapDays) });
    if (kind === 'frequency' && first !== undefined && others !== undefined)
      return t('worth.driver.frequency', { number: number(count), visits: words(count), day: format.date(first), others: number(others) });
    if (kind === 'spend' && others !== undefined && spentAVisit !== undefined)
      return t('worth.driver.spend', { amount: round(spentAVisit), visit: words(1), others: round(others) });
    return text;
  };

  return { format, number, words, visits, within, money, round, driver };
}

/** An amount with a true minus; `digits` after the point, as many as the currency has when absent. */
function moneyOf(amount: number, currency: string, locale: string, digits?: number): string {
  const fraction = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction }).format(amount).replace('-', '−');
  } catch {
    // Not an ISO code (loyalty points, for example): the number and the word as they came.
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits ?? 2 }).format(amount)} ${currency}`.replace('-', '−');
  }
}
