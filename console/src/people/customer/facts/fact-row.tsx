import { Popover } from '@mantine/core';
import { LockKeyhole, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, Trait } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useTraitName } from '../../use-trait-name.ts';
import { useChanged } from '../use-customer-changes.ts';
import { FactSource } from './fact-source.tsx';
import styles from './facts.module.css';

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
  const disagreed = trait.others.length > 0 && trait.hidden !== true;
  const name = traitName(trait.name);
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
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-end"
          middlewares={{ flip: true, shift: true, size: true }}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <button
              type="button"
              className={styles.marker}
              data-disagreed={disagreed || undefined}
              aria-label={t('facts.marker', { fact: name, source: trait.source.name })}
              onClick={() => setOpen(!open)}
            >
              {disagreed ? <TriangleAlert size={12} aria-hidden /> : null}
              {trait.source.name}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles.popover} aria-label={t('facts.marker', { fact: name, source: trait.source.name })}>
            <FactSource
              trait={trait}
              customer={customer}
              onOpenEvent={(eventId) => {
                setOpen(false);
                onOpenEvent(eventId);
              }}
              onSettled={() => setOpen(false)}
            />
          </Popover.Dropdown>
        </Popover>
      </dd>
    </div>
  );
}
