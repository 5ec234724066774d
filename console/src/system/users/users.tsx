import { ActionIcon, Button, Menu, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, Ellipsis, KeyRound, Plus, RotateCcw, Users as UsersIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles, type User } from '../../api/contract.ts';
import { changeUser, usersQuery } from '../../api/users.ts';
import { useSession } from '../../app/use-session.ts';
import { Empty } from '../../parts/empty.tsx';
import { failureText } from '../../parts/failure-text.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { RolesTable } from './roles-table.tsx';

const NewUser = lazy(async () => ({ default: (await import('./new-user.tsx')).NewUser }));
const PasswordLinkDialog = lazy(async () => ({ default: (await import('./password-link-dialog.tsx')).PasswordLinkDialog }));

/** Colleagues and what each may see and do. */
export function Users() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession();
  const [creating, setCreating] = useState(false);
  const [linking, setLinking] = useState<User | undefined>();
  const { data, error, refetch } = useQuery(usersQuery);

  const change = async (user: User, next: { role?: Role; disabled?: boolean }, before: typeof next, text: string) => {
    const apply = async (values: typeof next) => {
      await changeUser(user.id, values);
      await client.invalidateQueries({ queryKey: ['users'] });
    };
    try {
      await apply(next);
      showToast(text, { undo: () => void apply(before) });
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
      await client.invalidateQueries({ queryKey: ['users'] });
    }
  };

  const columns: Column<User>[] = [
    { id: 'name', header: t('users.name'), track: 'minmax(0, 3fr)', plain: (one) => one.name, cell: (one) => <span>{one.name}</span> },
    { id: 'email', header: t('signIn.email'), track: 'minmax(0, 4fr)', plain: (one) => one.email, cell: (one) => one.email },
    {
      id: 'role',
      header: t('users.role'),
      track: '180px',
      plain: (one) => t(`role.${one.role}.name`),
      cell: (one) => (
        <NativeSelect
          aria-label={t('users.roleOf', { name: one.name })}
          value={one.role}
          disabled={one.disabled === true}
          onChange={(event) => {
            const role = event.currentTarget.value as Role;
            void change(one, { role }, { role: one.role }, t('users.roleChanged', { name: one.name, role: t(`role.${role}.name`) }));
          }}
          data={roles.map((role) => ({ value: role, label: t(`role.${role}.name`) }))}
        />
      ),
    },
    {
      id: 'state',
      header: t('users.state'),
      track: '150px',
      plain: (one) => String(one.disabled === true),
      cell: (one) =>
        one.disabled === true ? (
          <Tag icon={Ban}>{t('users.disabled')}</Tag>
        ) : one.hasPassword === false ? (
          <Tag tone="risk" icon={KeyRound}>
            {t('users.invited')}
          </Tag>
        ) : null,
    },
    {
      id: 'seen',
      header: t('users.seen'),
      track: '130px',
      plain: (one) => one.lastSignedInAt ?? undefined,
      cell: (one) =>
        one.lastSignedInAt === undefined || one.lastSignedInAt === null ? (
          <span className="muted">{t('users.never')}</span>
        ) : (
          <TimeText at={one.lastSignedInAt} />
        ),
    },
    {
      id: 'more',
      header: t('users.more'),
      track: '48px',
      cell: (one) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={t('users.moreFor', { name: one.name })}>
              <Ellipsis size={17} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<KeyRound size={15} aria-hidden />} onClick={() => setLinking(one)}>
              {t('users.newLink')}
            </Menu.Item>
            {one.disabled === true ? (
              <Menu.Item
                leftSection={<RotateCcw size={15} aria-hidden />}
                onClick={() => void change(one, { disabled: false }, { disabled: true }, t('users.enabledNow', { name: one.name }))}
              >
                {t('users.enable')}
              </Menu.Item>
            ) : (
              <Menu.Item
                disabled={one.id === session.user.id}
                leftSection={<Ban size={15} aria-hidden />}
                onClick={() => void change(one, { disabled: true }, { disabled: false }, t('users.disabledNow', { name: one.name }))}
              >
                {t('users.disable')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];

  return (
    <Page
      title={t('page.users.title')}
      question={t('page.users.question')}
      actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
          {t('users.create')}
        </Button>
      }
    >
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={6} height={32} />
      ) : (
        <>
          <DataTable
            label={t('page.users.title')}
            rows={data}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="users"
            summary={t('count.people', { count: data.length })}
            empty={<Empty icon={UsersIcon} title={t('word.noneYet')} />}
          />
          <RolesTable />
        </>
      )}
      <Suspense fallback={null}>
        {creating ? <NewUser onClose={() => setCreating(false)} /> : null}
        {linking === undefined ? null : <PasswordLinkDialog user={linking} onClose={() => setLinking(undefined)} />}
      </Suspense>
    </Page>
  );
}
