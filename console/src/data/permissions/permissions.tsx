import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ShieldQuestion } from 'lucide-react';
import { useMemo } from 'react';
import type { PermissionsOfEveryone } from '../../api/contract.ts';
import { permissionsOfEveryoneQuery } from '../../api/permissions.ts';
import { useFormat } from '../../format/use-format.ts';
import { type OpenedFigure, PeopleDrawer } from '../../parts/behind/people-drawer.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { usePermissionText } from '../../people/use-permission-text.ts';
import { answersOf } from './answers-of.ts';
import styles from './permissions.module.css';
import { usePermissionColumns } from './use-permission-columns.tsx';
import { WithheldSignals } from './withheld-signals.tsx';

/** What everybody allows, by purpose, channel and source; every number opens to its people. */
export function Permissions() {
  const { t } = usePermissionText();
  const query = useQuery(permissionsOfEveryoneQuery);
  return (
    <Page title={t('page.permissions.title')} question={t('page.permissions.question')}>
      <Loaded query={query}>{(everyone) => <Everyone everyone={everyone} />}</Loaded>
    </Page>
  );
}

function Everyone({ everyone }: { everyone: PermissionsOfEveryone }) {
  const { t } = usePermissionText();
  const format = useFormat();
  const { source: asked, who } = useSearch({ from: '/shell/permissions' });
  const sources = useMemo(() => {
    const names = new Map(everyone.rows.flatMap((row) => row.sources.map((one) => [one.source.id, one.source.name] as const)));
    return [...names].sort(([left], [right]) => left - right);
  }, [everyone.rows]);
  // Where nobody has said anything, “nobody has said anything yet” would be said of everywhere.
  const source = sources.some(([id]) => String(id) === asked) ? asked : undefined;
  const columns = usePermissionColumns(source);
  const rows = useMemo(() => answersOf(everyone.rows, source), [everyone.rows, source]);
  const figure = useOpened(everyone, who, source);
  return (
    <>
      {everyone.isComplete ? null : <p className={styles.note}>{t('permissions.incomplete')}</p>}
      {sources.length < 2 ? null : (
        <Choices
          parameter="source"
          label={t('permissions.source')}
          chosen={source}
          options={[
            { value: undefined, label: t('permissions.anySource') },
            ...sources.map(([id, name]) => ({ value: String(id), label: name })),
          ]}
        />
      )}
      <DataTable
        label={t('page.permissions.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.scope}
        exportName="permissions"
        summary={`${t('permissions.people', { count: everyone.people, number: format.count(everyone.people) })}. ${t('permissions.silenceMeans')}`}
        empty={
          <Empty icon={ShieldQuestion} title={t('permissions.none')}>
            {t('permissions.noneMeans')}
          </Empty>
        }
      />
      <WithheldSignals everyone={everyone} />
      <PeopleDrawer figure={figure} />
    </>
  );
}

/** The people behind a number, as the address says it: `yes marketing|all`. */
function useOpened(everyone: PermissionsOfEveryone, who: string | undefined, source: string | undefined): OpenedFigure | undefined {
  const text = usePermissionText();
  const format = useFormat();
  const [, answer = '', scope = ''] = /^(yes|no|silent) (.+)$/.exec(who ?? '') ?? [];
  const row = everyone.rows.find((one) => one.scope === scope);
  if (row === undefined) return undefined;
  const title = text.t(`permissions.said.${answer as 'no' | 'silent' | 'yes'}`, { name: text.name(row.name) });
  return {
    title,
    query: {
      address: '/v1/permissions/people',
      search: { scope, answer, ...(answer === 'silent' || source === undefined ? {} : { source }) },
    },
    columns: [],
    sums: ({ people }) => text.t('permissions.people', { count: people, number: format.count(people) }),
  };
}
