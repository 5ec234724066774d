import { useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { type Worst, worstOf } from './back-test-view.ts';

// Below half a per cent nobody would call a total wrong.
const rightWithin = 0.005;
const tenths = 10;

/** Where a forecast is wrong, in words; the first thing to read about it. */
export function useBackTestSentence(): (backTest: BackTest) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number) =>
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 1 }).format(Math.abs(value));
  const visits = t('worth.visit', { count: 2 });
  const whoOf = ({ by, group }: Worst, byCount: BackTest['byCount']) => {
    if (by === 'count')
      return t(group === byCount.at(-1)?.group ? 'value.backTest.afterOrMore' : 'value.backTest.after', {
        count: group,
        visits: t('worth.visit', { count: group }),
      });
    if (group === tenths) return t('value.backTest.topTenth');
    return group === 1 ? t('value.backTest.lowTenth') : t('value.backTest.tenth', { group });
  };
  return (backTest) => {
    const bias = backTest.rows.find(({ forecast }) => forecast === 'blend')?.visits.bias ?? 0;
    const total =
      Math.abs(bias) < rightWithin
        ? t('value.backTest.right')
        : t(bias > 0 ? 'value.backTest.high' : 'value.backTest.low', { share: share(bias) });
    const worst = worstOf(backTest);
    if (worst === undefined) return total;
    const who = whoOf(worst, backTest.byCount);
    return `${total} ${t(worst.share > 0 ? 'value.backTest.most' : 'value.backTest.few', { who, share: share(worst.share), visits })}`;
  };
}
