import { useTranslation } from 'react-i18next';
import type { Customer, OtherValue, Trait } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import { sentence } from '../../../format/sentence.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone, useFormat } from '../../../format/use-format.ts';
import { OriginRows } from '../origin/origin-rows.tsx';
import styles from './facts.module.css';
import { ReopenForm } from './reopen-form.tsx';
import { RevealForm } from './reveal-form.tsx';
import { SettleForm } from './settle-form.tsx';

interface FactSourceProps {
  trait: Trait;
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
  onSettled: () => void;
}

const originOf = ({ method, source, time, eventId }: OtherValue) => ({ method, source, time, eventId });

/** Where a fact comes from: source, time, method, age, event; and when others disagree, what they say and why this one was taken. */
export function FactSource({ trait, customer, onOpenEvent, onSettled }: FactSourceProps) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const format = useFormat(zone);
  const maySettle = useMay('people.edit');
  const mayReveal = useMay('people.reveal');
  return (
    <div className={styles.source}>
      <OriginRows {...originOf(trait)} zone={zone} onOpenEvent={onOpenEvent} />
      <p className={styles.age}>{t('facts.age', { age: trait.ageDays < 1 ? format.ago(trait.time) : format.age(trait.ageDays) })}</p>
      {trait.hidden === true && mayReveal ? <RevealForm trait={trait} customerId={customer.id} /> : null}
      {trait.hidden === true || trait.others.length === 0 ? null : (
        <>
          {trait.settled === undefined ? (
            <p className={styles.rule}>{sentence(trait.rule)}</p>
          ) : (
            <p className={styles.rule}>
              {t('facts.settledBy', { name: trait.settled.by, date: format.exact(trait.settled.time) })}: {sentence(trait.settled.reason)}
            </p>
          )}
          <h3 className={styles.othersTitle}>{t('facts.others', { count: trait.others.length })}</h3>
          <ul className={styles.others}>
            {trait.others.map((other) => (
              <li key={`${other.source.id} ${other.eventId}`}>
                <p className={styles.otherValue}>{format.value(other.value)}</p>
                <OriginRows {...originOf(other)} zone={zone} onOpenEvent={onOpenEvent} />
              </li>
            ))}
          </ul>
          {!maySettle ? null : trait.settled === undefined ? (
            <SettleForm trait={trait} customerId={customer.id} onSettled={onSettled} />
          ) : (
            <ReopenForm trait={trait} customerId={customer.id} onReopened={onSettled} />
          )}
        </>
      )}
    </div>
  );
}
