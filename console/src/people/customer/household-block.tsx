import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { Block } from '../../parts/block.tsx';
import { Avatar } from '../avatar.tsx';
import styles from './blocks.module.css';
import { householdOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';

/** Others at the same phone or address: a link between people, never a join. */
export function HouseholdBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  if (customer.household.length === 0) return null;
  return (
    <Block title={t('household.title')} aside={t('count.people', { count: customer.household.length })}>
      <ul className={styles.list}>
        {customer.household.map((member) => (
          <li key={member.id} className={styles.split}>
            <Link to="/people/$id" params={{ id: member.id }} className={styles.member}>
              <Avatar name={member.name} />
              <span>
                {member.name}
                <span className={styles.under}>{member.why}</span>
              </span>
            </Link>
            <HouseholdMarker member={member} customer={customer} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function HouseholdMarker({ member, customer }: { member: Customer['household'][number]; customer: Customer }) {
  const origin = householdOrigin(member, customer);
  return origin === undefined ? null : <SourceMarker field={member.name} origin={{ ...origin, basis: member.why }} />;
}
