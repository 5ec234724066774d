import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Users as UsersIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../../api/users.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { RolesTable } from './roles-table.tsx';
import { useUserColumns } from './use-user-columns.tsx';

const NewUser = lazy(async () => ({ default: (await import('./new-user.tsx')).NewUser }));

/** Colleagues and what each may see and do. */
export function Users() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const users = useQuery(usersQuery);
  const columns = useUserColumns();
  const create = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('users.create')}
    </Button>
  );
  return (
    <Page title={t('page.users.title')} question={t('page.users.question')} actions={create}>
      <Loaded query={users}>
        {(all) => (
          <>
            <DataTable
              label={t('page.users.title')}
              rows={all}
              columns={columns}
              rowKey={(one) => one.id}
              exportName="users"
              summary={t('count.people', { count: all.length })}
              empty={<Empty icon={UsersIcon} title={t('word.noneYet')} />}
            />
            <RolesTable />
          </>
        )}
      </Loaded>
      <Suspense fallback={null}>{creating ? <NewUser onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
