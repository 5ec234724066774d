import { useTranslation } from 'react-i18next';
import type { ChangedPath } from './changed-paths.ts';
import styles from './settings.module.css';

// A setting replaced as a whole differs everywhere; the first lines show what kind of change it is.
const shownMax = 12;

/** What a change takes away and what it puts there. */
export function ChangedList({ changes }: { changes: ChangedPath[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="muted">{t('settings.nothingChanged')}</p>;
  return (
    <ul className={styles.changes}>
      {changes.slice(0, shownMax).map((change) => (
        <li key={change.path}>
          <code className={styles.path}>{change.path === '' ? t('settings.value') : change.path}</code>
          <span>
            {change.before === undefined ? null : <del>{short(change.before)}</del>}{' '}
            {change.after === undefined ? null : <ins>{short(change.after)}</ins>}
          </span>
        </li>
      ))}
      {changes.length > shownMax ? <li className="muted">{t('settings.moreChanges', { count: changes.length - shownMax })}</li> : null}
    </ul>
  );
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
