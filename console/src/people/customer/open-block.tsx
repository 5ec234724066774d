import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import styles from './blocks.module.css';

/** What waits for somebody: today, facts on which two sources disagree. Nothing open, no block. */
export function OpenBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disagreed = customer.traits.filter((trait) => trait.others.length > 0 && trait.hidden !== true);
  if (disagreed.length === 0) return null;
  return (
    <Block title={t('customer.open')} aside={t('count.things', { count: disagreed.length })} tone="attention">
      <ul className={styles.list}>
        {disagreed.map((trait) => (
          <li key={trait.name} className={styles.openItem}>
            <TriangleAlert size={15} aria-hidden />
            <a href={`#fact-${trait.name}`}>
              {t('customer.disagree', {
                fact: humanName(trait.name),
                sources: format.list([...new Set([trait.source.name, ...trait.others.map((other) => other.source.name)])]),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
