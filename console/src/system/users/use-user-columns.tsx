import { NativeSelect } from '@mantine/core';
import { Ban, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Role, roles, type User } from '../../api/contract.ts';
import type { Column } from '../../parts/table/column.ts';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useChangeUser } from './use-change-user.ts';
import { UserActions } from './user-actions.tsx';

export function useUserColumns(): Column<User>[] {
  const { t } = useTranslation();
  return [
    { id: 'name', header: t('users.name'), track: 'minmax(0, 3fr)', plain: (one) => one.name, cell: (one) => <span>{one.name}</span> },
    { id: 'email', header: t('signIn.email'), track: 'minmax(0, 4fr)', plain: (one) => one.email, cell: (one) => one.email },
    {
      id: 'role',
      header: t('users.role'),
      track: '180px',
      plain: (one) => t(`role.${one.role}.name`),
      cell: (one) => <RoleSelect user={one} />,
    },
    {
      id: 'state',
      header: t('users.state'),
      track: '150px',
      plain: (one) => String(one.disabled),
      cell: (one) => <UserState user={one} />,
    },
    {
      id: 'seen',
      header: t('users.seen'),
      track: '130px',
      plain: (one) => one.lastSeenAt,
      cell: (one) => (one.lastSeenAt === undefined ? <span className="muted">{t('users.never')}</span> : <TimeText at={one.lastSeenAt} />),
    },
    { id: 'more', header: t('users.more'), track: '48px', cell: (one) => <UserActions user={one} /> },
  ];
}

function RoleSelect({ user }: { user: User }) {
  const { t } = useTranslation();
  const change = useChangeUser();
  return (
    <NativeSelect
      aria-label={t('users.roleOf', { name: user.name })}
      value={user.role}
      disabled={user.disabled}
      onChange={(event) => {
        const role = event.currentTarget.value as Role;
        void change(user, { role }, { role: user.role }, t('users.roleChanged', { name: user.name, role: t(`role.${role}.name`) }));
      }}
      data={roles.map((role) => ({ value: role, label: t(`role.${role}.name`) }))}
    />
  );
}

function UserState({ user }: { user: User }) {
  const { t } = useTranslation();
  if (user.disabled) return <Tag icon={Ban}>{t('users.disabled')}</Tag>;
  if (user.hasPassword) return null;
  return (
    <Tag tone="risk" icon={KeyRound}>
      {t('users.invited')}
    </Tag>
  );
}
