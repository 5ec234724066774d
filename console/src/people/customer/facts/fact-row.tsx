import { Check, LockKeyhole, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, Trait } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { PopSheet } from '../../../parts/pop-sheet.tsx';
import { useTraitName } from '../../use-trait-name.ts';
import { useChanged } from '../use-customer-changes.ts';
import { FactSource } from './fact-source.tsx';
import styles from './facts.module.css';
import { isOpen } from './is-open.ts';

interface FactRowProps {
  trait: Trait;
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

/** One fact, and the marker that opens to its source. */
export function FactRow({ trait, customer, onOpenEvent }: FactRowProps) {
  const { t } = useTranslation();
  const traitName = useTraitName();
  const format = useFormat();
  const isChanged = useChanged();
  const [open, setOpen] = useState(false);
  const disagreed = isOpen(trait);
  const settled = trait.hidden === true ? undefined : trait.settled;
  const name = traitName(trait.name);
  const label = t('facts.marker', { fact: name, source: trait.source.name });
  return (
    <div id={`fact-${trait.name}`} className={styles.fact} data-changed={isChanged(`fact ${trait.name}`) || undefined}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {trait.hidden === true ? (
          <span className={styles.hidden} title={t('facts.hiddenMeans')}>
            <LockKeyhole size={13} aria-hidden /> {t('facts.hidden')}
          </span>
        ) : (
          <span>{format.value(trait.value)}</span>
        )}
        <PopSheet
          label={t('origin.title', { field: name })}
          opened={open}
          onClose={() => setOpen(false)}
          button={
            <button
              type="button"
              className={styles.marker}
              data-source-marker
              data-disagreed={disagreed || undefined}
              aria-label={label}
              onClick={() => setOpen(!open)}
            >
              {disagreed ? <TriangleAlert size={12} aria-hidden /> : settled === undefined ? null : <Check size={12} aria-hidden />}
              {trait.source.name}
            </button>
          }
        >
          <FactSource
            trait={trait}
            customer={customer}
            onOpenEvent={(eventId) => {
              setOpen(false);
              onOpenEvent(eventId);
            }}
            onSettled={() => setOpen(false)}
          />
        </PopSheet>
        {settled === undefined ? null : (
          <span className={styles.settled}>{t('facts.settledBy', { name: settled.by, date: format.date(settled.time) })}</span>
        )}
      </dd>
    </div>
  );
}
