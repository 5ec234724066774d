import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Avatar } from '../avatar.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './blocks.module.css';
import { householdOrigin } from './origin/customer-origins.ts';
import { useOriginContext } from './origin/origin-context.ts';
import { SourceMarker } from './origin/source-marker.tsx';

type Member = Customer['household'][number];

/** Others at the same phone or e-mail, or of one home by a colleague's word: a link between people, never a join. */
export function HouseholdBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const reasonsOf = useReasons();
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
                {reasonsOf(member).map((reason) => (
                  <span key={reason} className={styles.under}>
                    {reason}
                  </span>
                ))}
              </span>
            </Link>
            <HouseholdMarker member={member} customer={customer} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Why somebody belongs to the household: what both share, and who said so of both. */
function useReasons(): (member: Member) => string[] {
  const { t, i18n } = useTranslation();
  const namespaceName = useNamespaceName();
  const format = useFormat(useOriginContext().zone);
  return ({ shares, said }) => [
    ...(shares === undefined
      ? []
      : [t('household.shares', { what: namespaceName(shares.namespace).toLocaleLowerCase(i18n.language), value: shares.value })]),
    ...(said === undefined ? [] : [t('household.said', { name: said.by, date: format.date(said.time) })]),
  ];
}

function HouseholdMarker({ member, customer }: { member: Member; customer: Customer }) {
  const [reason = ''] = useReasons()(member);
  const origin = householdOrigin(member, customer);
  return origin === undefined ? null : <SourceMarker field={member.name} origin={{ ...origin, basis: reason }} />;
}
