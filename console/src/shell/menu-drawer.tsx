import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/use-session.ts';
import { Areas } from './areas.tsx';
import styles from './top-bar.module.css';
import { UserChoices } from './user-choices.tsx';

/** The rail of a narrow screen. */
export function MenuDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Drawer opened onClose={onClose} size={300} title={user.name} closeButtonProps={{ 'aria-label': t('word.close') }}>
      <div className={styles.menu}>
        <Areas />
        <UserChoices />
      </div>
    </Drawer>
  );
}
