import { ArrowDown, ArrowUp, type LucideIcon, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerValue, ValueDriver } from '../../../api/contract.ts';
import { EvidenceLink } from '../evidence/evidence-link.tsx';
import type { OpenedNumber } from '../evidence/opened-number.ts';
import { useWorthText } from './use-worth-text.ts';
import styles from './worth.module.css';

const marks: Record<ValueDriver['direction'], LucideIcon> = { up: ArrowUp, down: ArrowDown, none: Minus };

/** Why it is what it is; an arrow says which way each reason pulls. */
export function WorthDrivers({ value }: { value: CustomerValue }) {
  const { t } = useTranslation();
  const text = useWorthText(value.currency);
  if (value.drivers.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{t('worth.why')}</h3>
      <ul className={styles.drivers}>
        {value.drivers.map((driver) => {
          const Mark = marks[driver.direction];
          return (
            <li key={driver.kind} data-direction={driver.direction} title={t(`worth.${driver.direction}`)}>
              <Mark size={15} strokeWidth={2.2} aria-hidden />
              <span>
                <EvidenceLink number={numberBehind(driver)}>{text.driver(driver, value)}</EvidenceLink>
                <span className="hidden-visually"> ({t(`worth.${driver.direction}`)})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

// Signs besides visits count so long.
const signDays = '90';

/** What a reason was read from: the purchases, dealings with care, or what was there of other signs; nothing for what was not there. */
function numberBehind({ kind, count }: ValueDriver): OpenedNumber | undefined {
  if (kind === 'care') return { of: 'care' };
  if (kind !== 'web' && kind !== 'app' && kind !== 'contact' && kind !== 'choices') return { of: 'purchase' };
  return count === 0 ? undefined : { of: 'signal', signal: kind === 'contact' ? 'care' : kind, withinDays: signDays };
}
