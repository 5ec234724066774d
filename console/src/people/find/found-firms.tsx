import { Link } from '@tanstack/react-router';
import { Building2, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundFirm } from '../../api/contract.ts';
import styles from './find.module.css';

/** Firms that fit what was typed, below the people. */
export function FoundFirms({ firms }: { firms: readonly FoundFirm[] }) {
  const { t } = useTranslation();
  if (firms.length === 0) return null;
  return (
    <section aria-labelledby="found-firms">
      <h2 id="found-firms" className={styles.heading}>
        {t('firm.found')}
      </h2>
      <ul className={styles.list}>
        {firms.map(({ id, name, form, why }) => (
          <li key={id}>
            <Link to="/firms/$id" params={{ id }} className={styles.person}>
              {form === 'site' ? <MapPin size={20} aria-hidden /> : <Building2 size={20} aria-hidden />}
              <span className={styles.who}>
                <span className={styles.name}>{name}</span>
                <span className={styles.why}>
                  {why.kind === 'name' ? (
                    t(`firm.form.${form}`)
                  ) : (
                    <>
                      {t(`firm.number.${why.kind as 'lei'}`)} <b>{why.text}</b>
                    </>
                  )}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
