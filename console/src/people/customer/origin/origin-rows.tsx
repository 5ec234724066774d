import { Calculator, Eye, type LucideIcon, MessageCircle, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format.ts';
import styles from './origin.module.css';
import type { FactMethod, SourceRef } from './origin.ts';

const methodIcons: Record<FactMethod, LucideIcon> = { stated: MessageCircle, observed: Eye, computed: Calculator, said: UserCheck };

interface OriginRowsProps {
  method: FactMethod;
  source?: SourceRef | undefined;
  by?: string | undefined;
  reason?: string | undefined;
  time?: string | undefined;
  eventId?: string | undefined;
  zone: string;
  onOpenEvent: (eventId: string) => void;
}

/** Source or colleague, method, time and event of one value; the event opens. */
export function OriginRows({ method, source, by, reason, time, eventId, zone, onOpenEvent }: OriginRowsProps) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const Icon = methodIcons[method] ?? Eye;
  return (
    <dl className={styles.origin}>
      {source === undefined ? null : (
        <>
          <dt>{t('facts.source')}</dt>
          <dd>{source.name}</dd>
        </>
      )}
      {by === undefined ? null : (
        <>
          <dt>{t('origin.by')}</dt>
          <dd>{by}</dd>
        </>
      )}
      <dt>{t('facts.how')}</dt>
      <dd className={styles.method}>
        <Icon size={13} aria-hidden /> {t(`method.${method}`)}
      </dd>
      {time === undefined ? null : (
        <>
          <dt>{t('facts.when')}</dt>
          <dd>{format.exact(time)}</dd>
        </>
      )}
      {reason === undefined ? null : (
        <>
          <dt>{t('origin.reason')}</dt>
          <dd>“{reason}”</dd>
        </>
      )}
      {eventId === undefined ? null : (
        <>
          <dt>{t('facts.event')}</dt>
          <dd>
            <button type="button" className={styles.event} onClick={() => onOpenEvent(eventId)}>
              {eventId}
            </button>
          </dd>
        </>
      )}
    </dl>
  );
}
