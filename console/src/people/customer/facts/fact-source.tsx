import { Calculator, Eye, type LucideIcon, MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer, FactMethod, OtherValue, Trait } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import { sentence } from '../../../format/sentence.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone, useFormat } from '../../../format/use-format.ts';
import styles from './facts.module.css';
import { RevealForm } from './reveal-form.tsx';
import { SettleForm } from './settle-form.tsx';

interface FactSourceProps {
  trait: Trait;
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
  onSettled: () => void;
}

const methodIcons: Record<FactMethod, LucideIcon> = { stated: MessageCircle, observed: Eye, computed: Calculator };

/** Where a fact comes from: source, time, method, age, event; and when others disagree, what they say and why this one was taken. */
export function FactSource({ trait, customer, onOpenEvent, onSettled }: FactSourceProps) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const format = useFormat(zone);
  const maySettle = useMay('people.edit');
  const mayReveal = useMay('people.reveal');
  return (
    <div className={styles.source}>
      <Origin value={trait} zone={zone} onOpenEvent={onOpenEvent} />
      <p className={styles.age}>{t('facts.age', { age: format.age(trait.ageDays) })}</p>
      {trait.hidden === true && mayReveal ? <RevealForm trait={trait} customerId={customer.id} /> : null}
      {trait.hidden === true || trait.others.length === 0 ? null : (
        <>
          {trait.rule === undefined || trait.rule === '' ? null : <p className={styles.rule}>{sentence(trait.rule)}</p>}
          <h3 className={styles.othersTitle}>{t('facts.others', { count: trait.others.length })}</h3>
          <ul className={styles.others}>
            {trait.others.map((other) => (
              <li key={`${other.source.id} ${other.eventId}`}>
                <p className={styles.otherValue}>{format.value(other.value)}</p>
                <Origin value={other} zone={zone} onOpenEvent={onOpenEvent} />
              </li>
            ))}
          </ul>
          {maySettle ? <SettleForm trait={trait} customerId={customer.id} onSettled={onSettled} /> : null}
        </>
      )}
    </div>
  );
}

function Origin({ value, zone, onOpenEvent }: { value: OtherValue; zone: string; onOpenEvent: (eventId: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const Icon = methodIcons[value.method] ?? Eye;
  return (
    <dl className={styles.origin}>
      <dt>{t('facts.source')}</dt>
      <dd>{value.source.name}</dd>
      <dt>{t('facts.how')}</dt>
      <dd className={styles.method}>
        <Icon size={13} aria-hidden /> {t(`method.${value.method}`)}
      </dd>
      <dt>{t('facts.when')}</dt>
      <dd>{format.exact(value.time)}</dd>
      <dt>{t('facts.event')}</dt>
      <dd>
        <button type="button" className={styles.event} onClick={() => onOpenEvent(value.eventId)}>
          {value.eventId}
        </button>
      </dd>
    </dl>
  );
}
