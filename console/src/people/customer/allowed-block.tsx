import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer, PermissionSignal } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './blocks.module.css';
import { useChanged } from './use-customer-changes.ts';

/** What she has said we may and may not do, for each identifier that said so. */
export function AllowedBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  if (customer.permissions.length === 0) return null;
  return (
    <Block title={t('allowed.title')}>
      <ul className={styles.list}>
        {customer.permissions.map((one) => (
          <OnePermission
            key={`${one.purpose} ${one.identifier.namespace} ${one.identifier.value}`}
            one={one}
            zone={zoneOr(customer.place.timezone, readerZone)}
          />
        ))}
      </ul>
    </Block>
  );
}

function OnePermission({ one, zone }: { one: PermissionSignal; zone: string }) {
  const { t, i18n } = useTranslation();
  const namespaceName = useNamespaceName();
  const isChanged = useChanged();
  const purpose = i18n.exists(`purpose.${one.purpose}`) ? t(`purpose.${one.purpose}` as 'purpose.service') : humanName(one.purpose);
  const signal = i18n.exists(`signal.${one.signal}`) ? t(`signal.${one.signal}` as 'signal.gpc') : humanName(one.signal);
  return (
    <li
      className={styles.permission}
      data-changed={isChanged(`permission ${one.purpose} ${one.identifier.namespace} ${one.identifier.value}`) || undefined}
    >
      <span className={styles.verdict} data-granted={one.granted}>
        {one.granted ? <Check size={15} aria-hidden /> : <X size={15} aria-hidden />}
        {purpose} <span className={styles.word}>{one.granted ? t('allowed.yes') : t('allowed.no')}</span>
      </span>
      <span className={styles.under}>
        {namespaceName(one.identifier.namespace)} {one.identifier.value} · {signal}, {one.source.name},{' '}
        <TimeText at={one.time} as="day" zone={zone} />
      </span>
    </li>
  );
}
