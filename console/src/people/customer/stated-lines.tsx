import { Flag, Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import styles from './person-header.module.css';
import { useChanged } from './use-customer-changes.ts';

// What can be said to somebody in one breath; all of it is among the facts.
const mattersMax = 3;

/** What matters to her, or the goal she has now, as she stated it. */
export function StatedLines({ customer, about }: { customer: Customer; about: 'goal' | 'matters' }) {
  const { t } = useTranslation();
  const isChanged = useChanged();
  const { goal, matters } = customer;
  const stated = about === 'goal' ? (goal === undefined ? [] : [goal]) : matters.slice(0, mattersMax);
  if (stated.length === 0) return null;
  const Icon = about === 'goal' ? Flag : Heart;
  const label = t(about === 'goal' ? 'customer.goal' : 'customer.matters');
  return (
    <p className={styles.stated} data-changed={isChanged(about) || undefined}>
      <span className={styles.statedLabel}>
        <Icon size={14} aria-hidden /> {label}
      </span>
      <span className={styles.statedTexts}>
        {stated.map((one) => (
          <SourceMarker
            key={`${one.eventId} ${one.text}`}
            field={label}
            origin={{ method: 'stated', source: one.source, time: one.time, eventId: one.eventId }}
          >
            {one.text}
          </SourceMarker>
        ))}
      </span>
    </p>
  );
}
