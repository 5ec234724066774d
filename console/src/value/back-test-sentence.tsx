import { Trans, useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';

// Below half a per cent nobody would call a total wrong.
const rightWithin = 0.005;
const tenths = 10;

/** Where a forecast is wrong, in words; the first thing to read about it. */
export function BackTestSentence({ backTest }: { backTest: BackTest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const whoOf = useWho(backTest);
  const share = (value: number) =>
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 1 }).format(Math.abs(value));
  const isListed = backTest.listing !== undefined;
  const bias = backTest.rows.find(({ forecast }) => forecast === 'blend')?.visits.bias ?? 0;
  const { worst } = backTest;
  const total = Math.abs(bias) < rightWithin ? 'right' : bias > 0 ? 'high' : 'low';
  return (
    <>
      <Trans
        i18nKey={`value.backTest.${total}`}
        values={{ share: share(bias) }}
        components={{ figure: <FigureLink who={isListed ? 'forecast:blend:visits' : undefined} /> }}
      />{' '}
      <Trans
        i18nKey={worst.share > 0 ? 'value.backTest.most' : 'value.backTest.few'}
        values={{ who: whoOf(worst), share: share(worst.share), visits: t('worth.visit', { count: 2 }) }}
        components={{ figure: <FigureLink who={isListed ? `${worst.by}:${worst.group}` : undefined} /> }}
      />
    </>
  );
}

function useWho({ byCount }: BackTest) {
  const { t } = useTranslation();
  return ({ by, group }: BackTest['worst']): string => {
    if (by === 'count')
      return t(group === byCount.at(-1)?.group ? 'value.backTest.afterOrMore' : 'value.backTest.after', {
        count: group,
        visits: t('worth.visit', { count: group }),
      });
    if (group === tenths) return t('value.backTest.topTenth');
    return group === 1 ? t('value.backTest.lowTenth') : t('value.backTest.tenth', { group });
  };
}
