import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './blocks.module.css';
import { knownAsOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import { useChanged } from './use-customer-changes.ts';

/** Under which names and numbers systems know this person. */
export function KnownAsBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat(zoneOr(customer.place.timezone, readerZone));
  const namespaceName = useNamespaceName();
  const isChanged = useChanged();
  return (
    <Block title={t('knownAs.title')} aside={t('count.identifiers', { count: customer.knownAs.length })}>
      <ul className={styles.list}>
        {customer.knownAs.map((known) => (
          <li
            key={`${known.namespace} ${known.value}`}
            className={styles.identifier}
            data-changed={isChanged(`known ${known.namespace} ${known.value}`) || undefined}
          >
            <span className={styles.lead}>{namespaceName(known.namespace)}</span>
            <span className={styles.value} title={t('knownAs.seen', { source: known.source.name, first: format.date(known.firstSeen) })}>
              {known.value}
              {known.shared === true ? (
                <Tag tone="risk" icon={Users} title={t('knownAs.sharedMeans')}>
                  {t('knownAs.shared')}
                </Tag>
              ) : null}
            </span>
            <span className={styles.tools}>
              <span className={styles.onHover}>
                <CopyButton text={known.value} label={t('knownAs.copy', { what: namespaceName(known.namespace) })} />
              </span>
              <SourceMarker field={`${namespaceName(known.namespace)} ${known.value}`} origin={knownAsOrigin(known)} />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
