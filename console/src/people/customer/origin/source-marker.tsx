import { Info } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopSheet } from '../../../parts/pop-sheet.tsx';
import styles from './origin.module.css';
import type { Origin } from './origin.ts';
import { OriginCard } from './origin-card.tsx';
import { useOriginContext } from './origin-context.ts';

interface SourceMarkerProps {
  /** What the field is called, for the heading and for those who do not see it. */
  field: string;
  origin: Origin;
  /** The field itself, when it is what one presses; a small sign beside it otherwise. */
  children?: ReactNode;
}

/** Opens to where a field comes from. Every field of a person's page has one. */
export function SourceMarker({ field, origin, children }: SourceMarkerProps) {
  const { t } = useTranslation();
  const { customerId, zone, onOpenEvent } = useOriginContext();
  const [open, setOpen] = useState(false);
  const label = t('origin.title', { field });
  return (
    <PopSheet
      label={label}
      opened={open}
      onClose={() => setOpen(false)}
      button={
        children === undefined ? (
          <button type="button" className={styles.sign} data-source-marker aria-label={label} title={label} onClick={() => setOpen(!open)}>
            <Info size={14} aria-hidden />
          </button>
        ) : (
          <button type="button" className={styles.marked} data-source-marker title={label} onClick={() => setOpen(!open)}>
            {children}
            <span className="hidden-visually">. {label}</span>
          </button>
        )
      }
    >
      <OriginCard
        origin={origin}
        customerId={customerId}
        zone={zone}
        onOpenEvent={(eventId) => {
          setOpen(false);
          onOpenEvent(eventId);
        }}
      />
    </PopSheet>
  );
}
