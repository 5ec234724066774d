import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/use-session.ts';
import { Shortcut } from '../parts/shortcut.tsx';
import styles from './shortcut-sheet.module.css';
import { goKeys } from './use-shortcuts.ts';

/** All keys on one sheet; opened with ?. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const rows: [string, string][] = [
    [t('shell.palette'), 'Mod K'],
    [t('shell.keyFind'), '/'],
    [t('shell.keyMove'), '↑ ↓'],
    [t('shell.keyOpen'), '↵'],
    [t('shell.keyClose'), 'Esc'],
    [t('shell.shortcuts'), '?'],
    ...goKeys
      .filter((key) => key.needs === undefined || permissions.includes(key.needs))
      .map((key): [string, string] => [t(`page.${key.id}.nav`), `G ${key.key}`]),
  ];
  return (
    <Modal opened onClose={onClose} title={t('shell.shortcuts')} closeButtonProps={{ 'aria-label': t('word.close') }}>
      <dl className={styles.sheet}>
        {rows.map(([name, keys]) => (
          <div key={keys} className={styles.row}>
            <dt>{name}</dt>
            <dd>
              <span className="hidden-visually">{keys}</span>
              <Shortcut keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
