import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { customerFirmsQuery } from '../../api/firms.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Tag } from '../../parts/tag.tsx';
import styles from './blocks.module.css';

/** The firms that she acts for, and what she does when they buy. */
export function FirmsBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayRead = useMay('firms.read');
  const { data } = useQuery({ ...customerFirmsQuery(customer.id), enabled: mayRead });
  if (data === undefined || data.firms.length === 0) return null;
  return (
    <Block title={t('firm.belongs')}>
      <ul className={styles.list}>
        {data.firms.map(({ firm, buyingRoles, by, leftOn, roles }) => (
          <li key={firm.id} className={styles.openItem}>
            <Building2 size={15} aria-hidden />
            <span>
              <Link to="/firms/$id" params={{ id: firm.id }}>
                {firm.name}
              </Link>{' '}
              {buyingRoles
                .filter(({ isLive }) => isLive && leftOn === undefined)
                .map((role) => (
                  <Tag key={role.id} tone="accent" title={role.context === '' ? undefined : role.context}>
                    {t(`firm.buying.${role.role}`)}
                  </Tag>
                ))}
              <span className={styles.under}>
                {[
                  ...(leftOn === undefined ? [] : [t('firm.left', { day: format.date(`${leftOn}T12:00:00.000Z`) })]),
                  ...roles.map(({ role }) => t(`firm.role.${role}`)),
                  by.source?.name ?? by.colleague ?? '',
                ].join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
