import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './blocks.module.css';
import { opinionOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';

/** What she thought of us when we asked: the latest score first, then how it was before. */
export function OpinionsBlock({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const format = useFormat(zone);
  const opinions = customer.stats.opinions ?? [];
  if (opinions.length === 0) return null;
  const score = (value: number) => new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(value);
  const kindName = (kind: string) =>
    i18n.exists(`opinions.kind.${kind}`) ? t(`opinions.kind.${kind}` as 'opinions.kind.nps') : humanName(kind);
  return (
    <Block title={t('opinions.title')}>
      <ul className={styles.list}>
        {opinions.map((opinion) => (
          <li key={opinion.kind} className={styles.split}>
            <span>
              <span className={styles.lead}>{kindName(opinion.kind)}</span> <b>{score(opinion.latest)}</b>
            </span>
            <span className={styles.evidence}>
              {opinion.count > 1 ? (
                <>
                  <SourceMarker
                    field={t('opinions.meanOf', { kind: kindName(opinion.kind) })}
                    origin={opinionOrigin(opinion, t('origin.opinions', { count: opinion.count }))}
                  >
                    {t('opinions.mean', { mean: score(opinion.mean), count: opinion.count })}
                  </SourceMarker>
                  {' · '}
                </>
              ) : null}
              <TimeText at={opinion.latestTime} as="day" zone={zone} />{' '}
              <SourceMarker field={kindName(opinion.kind)} origin={opinionOrigin(opinion)} />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
