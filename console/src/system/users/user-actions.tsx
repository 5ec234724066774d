import { ActionIcon, Menu } from '@mantine/core';
import { Ban, Ellipsis, KeyRound, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/contract.ts';
import { useSession } from '../../app/use-session.ts';
import { useChangeUser } from './use-change-user.ts';

const PasswordLinkDialog = lazy(async () => ({ default: (await import('./password-link-dialog.tsx')).PasswordLinkDialog }));

export function UserActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const session = useSession();
  const change = useChangeUser();
  const [linking, setLinking] = useState(false);
  const { disabled } = user;
  const toggle = () => {
    const done = t(disabled ? 'users.enabledNow' : 'users.disabledNow', { name: user.name });
    return change(user, { disabled: !disabled }, { disabled }, done);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('users.moreFor', { name: user.name })}>
            <Ellipsis size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<KeyRound size={15} aria-hidden />} onClick={() => setLinking(true)}>
            {t('users.newLink')}
          </Menu.Item>
          <Menu.Item
            disabled={!disabled && user.id === session.user.id}
            leftSection={disabled ? <RotateCcw size={15} aria-hidden /> : <Ban size={15} aria-hidden />}
            onClick={() => void toggle()}
          >
            {t(disabled ? 'users.enable' : 'users.disable')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>{linking ? <PasswordLinkDialog user={user} onClose={() => setLinking(false)} /> : null}</Suspense>
    </>
  );
}
