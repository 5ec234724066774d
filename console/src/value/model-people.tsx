import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { none } from '../format/number.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { type OpenedFigure, PeopleDrawer } from '../parts/behind/people-drawer.tsx';
import type { PersonColumn } from '../parts/behind/people-table.tsx';
import { type OpenedValueFigure, openedFigureOf } from './opened-figure.ts';
import { usePeopleText } from './use-people-text.ts';

type ModelFigure = Extract<OpenedValueFigure, { of: 'model' | 'learned' | 'spend' }>;

/** The people behind a figure of a model: those it was fitted to, or learned from. */
export function ModelPeople() {
  const { who } = useSearch({ from: '/shell/value' });
  const figureOf = useModelFigure();
  const opened = openedFigureOf(who);
  const isOurs = opened !== undefined && ['model', 'learned', 'spend'].includes(opened.of);
  return <PeopleDrawer figure={isOurs ? figureOf(opened as ModelFigure) : undefined} />;
}

function useModelFigure() {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const day =
    (name: string): PersonColumn['cell'] =>
    ({ days }) =>
      days?.[name] === undefined ? none : format.date(days[name]);
  const columns: PersonColumn[] = [
    { name: withCapital(t('worth.visit', { count: 2 })), cell: ({ values }) => format.count(values.visits ?? 0) },
    { name: t('behind.first'), cell: day('first') },
    { name: t('behind.last'), cell: day('last') },
  ];
  const spent: PersonColumn = {
    name: t('behind.spent'),
    cell: ({ values, currency = '' }) => format.money({ amount: values.spent ?? 0, currency }),
  };
  return (figure: ModelFigure): OpenedFigure => {
    const { of, version } = figure;
    const isSpend = of === 'spend';
    return {
      title: t(isSpend ? 'behind.spend' : of === 'learned' ? 'behind.learned' : 'behind.model', {
        version,
        currency: isSpend ? figure.currency : '',
      }),
      query: {
        address: `/v1/value/models/${encodeURIComponent(version)}/people`,
        search: { of: of === 'model' ? 'all' : of, ...(isSpend ? { currency: figure.currency } : {}) },
      },
      columns: isSpend ? [...columns.slice(0, 1), spent] : columns,
      sums: ({ people, sums }) =>
        t('behind.modelSums', {
          people: peopleText(people),
          visits: `${format.count(sums.visits ?? 0)} ${t('worth.visit', { count: sums.visits ?? 0 })}`,
        }),
    };
  };
}
