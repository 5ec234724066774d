import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { JsonView } from '../../parts/json-view.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { ActorName } from './actor-name.tsx';
import styles from './audit.module.css';
import { AuditSubject } from './audit-subject.tsx';
import { useActionName } from './use-action-name.ts';

interface AuditDrawerProps {
  entry: AuditEntry | undefined;
  onClose: () => void;
}

export function AuditDrawer({ entry, onClose }: AuditDrawerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const actionName = useActionName();
  return (
    <SideDrawer opened={entry !== undefined} onClose={onClose} width={560} title={entry === undefined ? '' : actionName(entry.action)}>
      {entry === undefined ? null : (
        <div className={styles.entry}>
          <dl className={styles.about}>
            <dt>{t('audit.time')}</dt>
            <dd>{format.exact(entry.time)}</dd>
            <dt>{t('audit.actor')}</dt>
            <dd>
              <ActorName actor={entry.actor} />
            </dd>
            <dt>{t('audit.action')}</dt>
            <dd>
              <code>{entry.action}</code>
            </dd>
            <dt>{t('audit.subject')}</dt>
            <dd>
              <AuditSubject subject={entry.subject} />
            </dd>
            {entry.reason === undefined || entry.reason === null ? null : (
              <>
                <dt>{t('word.reason')}</dt>
                <dd>{entry.reason}</dd>
              </>
            )}
            <dt>{t('audit.number')}</dt>
            <dd>{entry.id}</dd>
            <dt>{t('audit.hash')}</dt>
            <dd>
              <code>{entry.hash}</code>
            </dd>
          </dl>
          {entry.details === undefined || entry.details === null ? null : <JsonView value={entry.details} />}
        </div>
      )}
    </SideDrawer>
  );
}
