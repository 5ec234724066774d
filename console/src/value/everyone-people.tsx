import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../format/money.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { type OpenedFigure, PeopleDrawer } from '../parts/behind/people-drawer.tsx';
import type { PersonColumn } from '../parts/behind/people-table.tsx';
import { type OpenedValueFigure, openedFigureOf } from './opened-figure.ts';
import { usePeopleText } from './use-people-text.ts';

type ScoreFigure = Extract<OpenedValueFigure, { of: 'score' }>;

/** The people behind what everybody together will bring: who brings most first. */
export function EveryonePeople() {
  const { who } = useSearch({ from: '/shell/value' });
  const figureOf = useScoreFigure();
  const opened = openedFigureOf(who);
  return <PeopleDrawer figure={opened?.of === 'score' ? figureOf(opened) : undefined} />;
}

function useScoreFigure() {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  return ({ currency, tenth }: ScoreFigure): OpenedFigure => {
    const number = (value: number) => new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(value);
    const money = (amount: number) => moneyText({ amount: Math.round(amount), currency }, format.locale);
    const column = (name: string, of: string, write: (value: number) => string): PersonColumn => ({
      name,
      cell: ({ values }) => (values[of] === undefined ? '' : write(values[of])),
    });
    return {
      title: tenth === undefined ? t('value.everyone.all') : t('value.everyone.tenth', { tenth }),
      query: { address: '/v1/value/everyone/people', search: { currency, ...(tenth === undefined ? {} : { tenth }) } },
      columns: [
        column(t('value.everyone.sofar', { visits: withCapital(t('worth.visit', { count: 2 })) }), 'visitsSoFar', format.count),
        column(t('value.everyone.ahead'), 'visits', number),
        column(t('value.everyone.active'), 'chanceActive', format.share),
        column(t('value.everyone.profit'), 'profit', money),
      ],
      sums: ({ people, sums }) =>
        t(sums.profit === undefined ? 'value.everyone.visitSums' : 'value.everyone.sums', {
          people: peopleText(people),
          visits: `${format.count(Math.round(sums.visits ?? 0))} ${t('worth.visit', { count: Math.round(sums.visits ?? 0) })}`,
          profit: money(sums.profit ?? 0),
          active: format.count(Math.round(sums.active ?? 0)),
        }),
    };
  };
}
