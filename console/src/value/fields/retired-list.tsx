import { useTranslation } from 'react-i18next';
import type { ValueFields } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { FieldDeed } from './field-deed.tsx';
import styles from './fields.module.css';

/** Fields that were given up so long ago that no measurement meets them any more; each can be collected again. */
export function RetiredList({ all }: { all: ValueFields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const measured = new Set(all.fields.map(({ field }) => field));
  const retired = all.retired.filter(({ field }) => !measured.has(field));
  if (retired.length === 0) return null;
  return (
    <section className={styles.retired} aria-labelledby="retired-fields">
      <h2 id="retired-fields">{t('fields.retiredLong')}</h2>
      <ul>
        {retired.map(({ field, label, source, at, by, reason }) => (
          <li key={field}>
            <span>
              <b>{label}</b> <span className="muted">{source.name ?? `#${source.id}`}</span>
              <br />
              <span className="muted">{t('fields.retiredBy', { time: format.ago(at), name: by, reason: `“${reason}”` })}</span>
            </span>
            <FieldDeed field={{ field, label, source, sort: 'trait', event: '', path: label, standing: 'retired' }} may={all.may} />
          </li>
        ))}
      </ul>
    </section>
  );
}
