import type { PermissionOfEveryone } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from '../../parts/behind/figure-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { usePermissionText } from '../../people/use-permission-text.ts';
import styles from './permissions.module.css';

/** What, by which channel, how many of each answer, and who says so. */
export function usePermissionColumns(source: string | undefined): Column<PermissionOfEveryone>[] {
  const text = usePermissionText();
  const format = useFormat();
  const channels = ({ channels: list }: PermissionOfEveryone) =>
    list.length === 0 ? text.t('permissions.everywhere') : list.map(text.name).join(', ');
  // A word about a channel is about all that comes by it unasked.
  const what = ({ name, channels: list }: PermissionOfEveryone) =>
    list.includes(name) ? text.t('permissions.anyMessage') : text.name(name);
  const number = (id: 'no' | 'silent' | 'yes'): Column<PermissionOfEveryone> => ({
    id,
    header: text.t(`permissions.${id}`),
    track: '110px',
    align: 'end',
    plain: (row) => row[id],
    cell: (row) => (row[id] === 0 ? format.count(0) : <FigureLink who={`${id} ${row.scope}`}>{format.count(row[id])}</FigureLink>),
  });
  return [
    {
      id: 'name',
      header: text.t('permissions.what'),
      track: 'minmax(0, 3fr)',
      plain: what,
      cell: what,
    },
    { id: 'channels', header: text.t('permissions.channels'), track: 'minmax(0, 2fr)', plain: channels, cell: channels },
    number('yes'),
    number('no'),
    ...(source === undefined ? [number('silent')] : []),
    {
      id: 'share',
      header: text.t('permissions.share'),
      track: 'minmax(120px, 2fr)',
      plain: (row) => (row.yes + row.no === 0 ? undefined : row.yes / (row.yes + row.no)),
      cell: (row) => <Share row={row} />,
    },
    {
      id: 'sources',
      header: text.t('permissions.sources'),
      extra: true,
      plain: (row) => row.sources.map((one) => one.source.name).join(', '),
      cell: (row) => row.sources.map((one) => `${one.source.name} ${format.count(one.yes + one.no)}`).join(', '),
    },
  ];
}

/** Of those who answered, how many say yes: as a bar and in words. */
function Share({ row }: { row: PermissionOfEveryone }) {
  const format = useFormat();
  const answered = row.yes + row.no;
  if (answered === 0) return null;
  const share = row.yes / answered;
  return (
    <span className={styles.share}>
      <span className={styles.bar} aria-hidden>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
      {format.share(share)}
    </span>
  );
}
