import { useSearch } from '@tanstack/react-router';
import { Trans } from 'react-i18next';
import type { GroupDetails, GroupInList } from '../api/contract.ts';
import { none } from '../format/number.ts';
import { withCapital } from '../format/sentence.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { type OpenedFigure, PeopleDrawer } from '../parts/behind/people-drawer.tsx';
import { useGroupText } from './use-group-text.ts';

type Difference = GroupDetails['differences'][number];
type Side = 'group' | 'others';

/** How a figure of a group's page is called in the address. */
export const everybodyFigure = 'everybody';
export const lookedFigure = (side: Side, measure?: string): string =>
  measure === undefined ? `looked:${side}` : `looked:${side}:${measure}`;

/** The people behind the figures of a group, besides its own list: everybody, and those by whom it is held against all others. */
export function GroupPeopleBehind({ group }: { group: GroupDetails }) {
  const { who } = useSearch({ from: '/shell/groups/$id' });
  const figureOf = useGroupFigure(group);
  return <PeopleDrawer figure={figureOf(who)} />;
}

/** How the change of a group within a week is called in the address of the list of groups: those who make it more, or fewer. */
export const movedFigure = (group: GroupInList, way: Way): string => `${way}:${group.id}`;
type Way = 'gone' | 'joined';

/** Those who were looked at for data that rules ask for. */
export const lookedForData = 'looked';

/** The people behind the figures of the list of groups: who has come to one within a week, who has left it, and who was looked at for data. */
export function MovedPeople({ groups }: { groups: readonly GroupInList[] }) {
  const { who } = useSearch({ from: '/shell/groups' });
  const { t, format, named, people: peopleText } = useGroupText();
  if (who === lookedForData) {
    return (
      <PeopleDrawer
        figure={{
          title: t('groups.behind.lookedForData'),
          query: { address: '/v1/groups/looked', search: {} },
          columns: [],
          sums: ({ people }) => t('groups.behind.lookedSums', { people: peopleText(people) }),
        }}
      />
    );
  }
  const [way, id] = who?.split(':') ?? [];
  const group = groups.find((one) => String(one.id) === id);
  if (group === undefined || (way !== 'joined' && way !== 'gone')) return <PeopleDrawer figure={undefined} />;
  const figure: OpenedFigure = {
    title: t(`groups.behind.${way}`, { group: named(group) }),
    query: { address: `/v1/groups/${group.id}/moved`, search: { way } },
    columns: [{ name: t('groups.behind.day'), cell: ({ days }) => (days?.at === undefined ? none : format.date(days.at)) }],
    sums: ({ sums }) => (
      <Trans
        i18nKey="groups.behind.movedSums"
        values={{ joined: format.count(sums.joined ?? 0), gone: format.count(sums.gone ?? 0) }}
        components={{ joined: <FigureLink who={movedFigure(group, 'joined')} />, gone: <FigureLink who={movedFigure(group, 'gone')} /> }}
      />
    ),
  };
  return <PeopleDrawer figure={figure} />;
}

/** Shares and counts are compared by their means, everything else by its median. */
const byMedian: ReadonlySet<string> = new Set(['money', 'visits', 'days']);

function useGroupFigure(group: GroupDetails) {
  const text = useGroupText();
  const { t, format } = text;
  return (who: string | undefined): OpenedFigure | undefined => {
    if (who === everybodyFigure) {
      return {
        title: t('groups.behind.everybody'),
        query: { address: '/v1/groups/people', search: {} },
        columns: [{ name: t('groups.behind.inGroups'), cell: ({ values }) => format.count(values.groups ?? 0) }],
        sums: ({ people }) => t('groups.behind.everybodySums', { people: text.people(people) }),
      };
    }
    const [kind, side, measure] = who?.split(':') ?? [];
    if (kind !== 'looked' || (side !== 'group' && side !== 'others')) return undefined;
    const address = `/v1/groups/${group.id}/compared`;
    if (measure === undefined) {
      return {
        title: t(`groups.behind.looked.${side}`),
        query: { address, search: { side } },
        columns: [],
        sums: ({ people }) => t('groups.behind.lookedSums', { people: text.people(people) }),
      };
    }
    const difference = group.differences.find((one) => one.measure === measure);
    return difference === undefined ? undefined : measured(difference, side, address);
  };

  function measured({ measure, unit, currency }: Difference, side: Side, address: string): OpenedFigure {
    const say = (value: number) => text.number(measure, value, currency);
    const name = t(`groups.measure.${measure as 'care'}`);
    return {
      title: t(`groups.behind.measure.${side}`, { measure: name }),
      query: { address, search: { side, measure } },
      columns: [{ name: withCapital(name), cell: ({ values }) => say(values.value ?? 0) }],
      sums: ({ people, sums }) =>
        t(byMedian.has(unit) ? 'groups.behind.median' : 'groups.behind.mean', {
          people: text.people(people),
          middle: say(sums.middle ?? 0),
        }),
    };
  }
}
