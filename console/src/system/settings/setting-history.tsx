import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Setting } from '../../api/contract.ts';
import { settingHistoryQuery, undoSetting } from '../../api/settings.ts';
import { Block } from '../../parts/block.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { ChangedList } from './changed-list.tsx';
import { changedPaths } from './changed-paths.ts';
import styles from './settings.module.css';

/** Every version with who, when and why; the last change can be undone. */
export function SettingHistory({ setting, mayEdit }: { setting: Setting; mayEdit: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState(false);
  const { data } = useQuery(settingHistoryQuery(setting.key));
  if (data === undefined || data.length === 0) return null;
  return (
    <Block
      title={t('settings.history')}
      aside={
        mayEdit && data.length > 1 ? (
          <Button variant="default" size="xs" leftSection={<Undo2 size={14} aria-hidden />} onClick={() => setUndoing(true)}>
            {t('settings.undo')}
          </Button>
        ) : undefined
      }
    >
      <ol className={styles.history}>
        {data.map((version, at) => (
          <li key={version.version}>
            <p>
              <b>{t('settings.version', { number: version.version })}</b> · {version.changedBy ?? t('audit.product')} ·{' '}
              {version.changedAt === undefined ? null : <TimeText at={version.changedAt} />}
            </p>
            {version.reason === undefined || version.reason === null || version.reason === '' ? null : (
              <p className="muted">“{version.reason}”</p>
            )}
            {data[at + 1] === undefined ? null : <ChangedList changes={changedPaths(data[at + 1]?.value, version.value)} />}
          </li>
        ))}
      </ol>
      <ReasonDialog
        opened={undoing}
        title={t('settings.undoTitle')}
        actionLabel={t('word.undo')}
        onClose={() => setUndoing(false)}
        onConfirm={async (reason) => {
          await undoSetting(setting.key, reason);
          await client.invalidateQueries({ queryKey: ['settings'] });
          showToast(t('settings.undone'));
        }}
      >
        <p className="muted">{t('settings.undoNote')}</p>
      </ReasonDialog>
    </Block>
  );
}
