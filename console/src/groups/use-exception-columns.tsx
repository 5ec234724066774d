import { Link } from '@tanstack/react-router';
import type { GroupException } from '../api/contract.ts';
import { useMay } from '../app/use-session.ts';
import type { Column } from '../parts/table/column.ts';
import { TimeText } from '../parts/time-text.tsx';
import { DueTag } from './due-tag.tsx';
import { ExceptionDeeds } from './exception-deeds.tsx';
import { useGroupText } from './use-group-text.ts';

export function useExceptionColumns(): Column<GroupException>[] {
  const { t, named } = useGroupText();
  const mayOpen = useMay('value.read');
  const mayEdit = useMay('people.edit');
  const nameOf = ({ name, customer }: GroupException) => (name === null || name === '' ? customer : name);
  const columns: Column<GroupException>[] = [
    {
      id: 'person',
      header: t('grouping.person'),
      plain: nameOf,
      cell: (one) => (
        <Link to="/people/$id" params={{ id: one.customer }}>
          {nameOf(one)}
        </Link>
      ),
    },
    {
      id: 'group',
      header: t('groups.which'),
      track: 'minmax(0, 3fr)',
      plain: (one) => named(one.group),
      cell: (one) => (
        <span>
          {mayOpen ? (
            <Link to="/groups/$id" params={{ id: String(one.group.id) }}>
              {named(one.group)}
            </Link>
          ) : (
            named(one.group)
          )}{' '}
          <span className="muted">{t(`groups.stance.${one.stance}`)}</span>
        </span>
      ),
    },
    { id: 'note', header: t('grouping.why'), track: 'minmax(0, 4fr)', plain: (one) => one.note, cell: (one) => `“${one.note}”` },
    {
      id: 'by',
      header: t('grouping.by'),
      plain: (one) => one.by,
      cell: (one) => (
        <span>
          {one.by} <TimeText at={one.at} as="date" className="muted" />
        </span>
      ),
    },
    {
      id: 'review',
      header: t('groups.reviewBy'),
      track: '140px',
      plain: (one) => one.reviewBy,
      cell: (one) => <DueTag exception={one} isShort />,
    },
  ];
  const deeds: Column<GroupException> = {
    id: 'deeds',
    header: t('grouping.deeds'),
    track: 'minmax(184px, 2fr)',
    cell: (one) => <ExceptionDeeds exception={one} />,
  };
  return mayEdit ? [...columns, deeds] : columns;
}
