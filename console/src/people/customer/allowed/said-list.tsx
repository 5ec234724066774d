import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer, PermissionSignal } from '../../../api/contract.ts';
import { humanName } from '../../../format/name.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone } from '../../../format/use-format.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { useNamespaceName } from '../../use-namespace-name.ts';
import { usePermissionText } from '../../use-permission-text.ts';
import styles from '../blocks.module.css';
import { SourceMarker } from '../origin/source-marker.tsx';
import { useChanged } from '../use-customer-changes.ts';
import { type PermissionGroup, permissionGroups, permissionKey } from './permission-groups.ts';

/** What she has said we may and may not do, word by word, for each identifier that said so. */
export function SaidList({ customer }: { customer: Customer }) {
  const zone = zoneOr(customer.place.timezone, readerZone);
  return (
    <ul className={styles.list}>
      {permissionGroups(customer.permissions).map((group) => (
        <OneAct key={group.key} group={group} zone={zone} />
      ))}
    </ul>
  );
}

function OneAct({ group: { said, purposes }, zone }: { group: PermissionGroup; zone: string }) {
  const { t, i18n } = useTranslation();
  const namespaceName = useNamespaceName();
  const isChanged = useChanged();
  const signal = i18n.exists(`signal.${said.signal}`) ? t(`signal.${said.signal}` as 'signal.gpc') : humanName(said.signal);
  return (
    <li className={styles.permission} data-changed={purposes.some((one) => isChanged(permissionKey(one))) || undefined}>
      <span className={styles.verdicts}>
        {purposes.map((one) => (
          <Verdict key={one.purpose} one={one} />
        ))}
      </span>
      <span className={styles.under}>
        {namespaceName(said.identifier.namespace)} {said.identifier.value} · {signal}, {said.source.name},{' '}
        <TimeText at={said.time} as="day" zone={zone} />{' '}
        <SourceMarker
          field={t('allowed.title')}
          origin={{ method: 'stated', source: said.source, time: said.time, eventId: said.eventId }}
        />
      </span>
    </li>
  );
}

function Verdict({ one }: { one: PermissionSignal }) {
  const { t } = useTranslation();
  const { name } = usePermissionText();
  return (
    <span className={styles.verdict} data-granted={one.granted}>
      {one.granted ? <Check size={15} aria-hidden /> : <X size={15} aria-hidden />}
      {name(one.purpose)} <span className={styles.word}>{one.granted ? t('allowed.yes') : t('allowed.no')}</span>
    </span>
  );
}
