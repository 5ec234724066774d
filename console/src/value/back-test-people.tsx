import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BackTest, PeopleBehind, PersonBehind } from '../api/contract.ts';
import { moneyText } from '../format/money.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { type OpenedFigure, PeopleDrawer } from '../parts/behind/people-drawer.tsx';
import type { PersonColumn } from '../parts/behind/people-table.tsx';
import { useAddressChange } from '../parts/use-address-change.ts';
import { type OpenedValueFigure, openedFigureOf } from './opened-figure.ts';
import { useModelName } from './use-model-name.ts';
import { usePeopleText } from './use-people-text.ts';

type BackTestFigure = Extract<OpenedValueFigure, { of: 'group' | 'until' | 'forecast' }>;

/** The people behind a figure of the back-test: what was expected of each, and what came. */
export function BackTestPeople({ backTest }: { backTest: BackTest }) {
  const { who, by } = useSearch({ from: '/shell/value' });
  const change = useAddressChange();
  const figureOf = useBackTestFigure(backTest);
  const opened = openedFigureOf(who);
  const isOurs = opened !== undefined && backTest.listing !== undefined && ['group', 'until', 'forecast'].includes(opened.of);
  return <PeopleDrawer figure={isOurs ? figureOf(opened as BackTestFigure, by) : undefined} onOrder={(order) => change({ by: order })} />;
}

function useBackTestFigure(backTest: BackTest) {
  const { t } = useTranslation();
  const title = useTitle(backTest);
  const modelName = useModelName();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const { currency } = backTest;
  const number = (value: number) => new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2 }).format(value);
  const hundredths = (value: number) =>
    new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const [expected, came] = [withCapital(t('value.backTest.expected')), withCapital(t('value.backTest.came'))];
  const money = (amount: number) => moneyText({ amount: Math.round(amount * 100) / 100, currency }, format.locale);
  const value = (name: string) => (person: PersonBehind) => person.values[name] ?? 0;
  const column = (name: string, of: string, write: (amount: number) => string, order?: string): PersonColumn => ({
    name,
    cell: (person) => write(value(of)(person)),
    ...(order === undefined ? {} : { order }),
  });
  const visits: PersonColumn[] = [
    column(expected, 'expected', hundredths, 'expected'),
    column(came, 'came', number, 'came'),
    { name: t('behind.off'), order: 'off', cell: ({ values }) => hundredths(Math.abs((values.expected ?? 0) - (values.came ?? 0))) },
  ];
  const amounts: PersonColumn[] = [
    column(expected, 'amountExpected', money),
    column(came, 'amount', money, 'amount'),
    {
      name: t('behind.off'),
      order: 'amountOff',
      cell: ({ values }) => money(Math.abs((values.amountExpected ?? 0) - (values.amount ?? 0))),
    },
  ];
  const earlier = column(t('behind.earlier'), 'earlier', number);
  const before = column(t('behind.before'), 'spentBefore', money, 'spentBefore');
  const come = { visits: t('worth.visit', { count: 2 }) };
  const sums =
    (isAmount: boolean) =>
    ({ people, sums: all }: PeopleBehind) =>
      t(isAmount ? 'behind.amountSums' : 'behind.visitSums', {
        ...come,
        people: peopleText(people),
        expected: isAmount ? money(all.amountExpected ?? 0) : number(all.expected ?? 0),
        came: isAmount ? money(all.amount ?? 0) : number(all.came ?? 0),
      });
  return (figure: BackTestFigure, by: string | undefined): OpenedFigure => {
    const search: Record<string, string | undefined> = { listing: backTest.listing };
    if (figure.of === 'group') {
      return {
        title: title(figure),
        query: { address, search: { ...search, group: figure.group }, order: by ?? 'expected' },
        columns: [earlier, ...visits.slice(0, 2), column(t('behind.brought'), 'amount', money, 'amount')],
        sums: sums(false),
      };
    }
    if (figure.of === 'until') {
      return {
        title: title(figure),
        query: { address, search: { ...search, until: figure.day }, order: by ?? 'came' },
        columns: [earlier, column(came, 'came', number, 'came')],
        sums: ({ people, sums: all }) => t('behind.untilSums', { ...come, people: peopleText(people), came: number(all.came ?? 0) }),
      };
    }
    const isAmount = figure.what === 'amount';
    const isRanking = figure.forecast === 'past_spend';
    return {
      title: t('behind.forecast', { forecast: modelName(figure.forecast) }),
      query: {
        address,
        search: { ...search, forecast: isRanking ? undefined : figure.forecast },
        order: by ?? (isRanking ? 'spentBefore' : isAmount ? 'amountOff' : 'off'),
      },
      columns: isRanking ? [before, amounts[1] as PersonColumn] : isAmount ? amounts : visits,
      sums: sums(isAmount),
    };
  };
}

const tenths = 10;
const address = '/v1/value/backtest/people';

function useTitle({ byCount, cut, end }: BackTest) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const days = { cut: format.date(cut), end: format.date(end) };
  return (figure: BackTestFigure): string => {
    if (figure.of === 'until') return t('behind.until', { ...days, day: format.date(figure.day) });
    const [by, digits] = figure.of === 'group' ? figure.group.split(':') : [];
    const group = Number(digits);
    if (by === 'tenth') return t(group === tenths ? 'behind.topTenth' : group === 1 ? 'behind.lowTenth' : 'behind.tenth', { group });
    if (by !== 'count') return t('behind.all', days);
    const isMost = group === byCount.at(-1)?.group;
    return t(isMost ? 'behind.countOrMore' : 'behind.count', { ...days, count: group, visits: t('worth.visit', { count: group }) });
  };
}
