import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { useTraitName } from '../use-trait-name.ts';
import styles from './blocks.module.css';
import { isOpen } from './facts/is-open.ts';

/** What waits for somebody: today, facts on which two sources disagree and nobody has settled it. Nothing open, no block. */
export function OpenBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const traitName = useTraitName();
  const format = useFormat();
  const disagreed = customer.traits.filter(isOpen);
  if (disagreed.length === 0) return null;
  return (
    <Block title={t('customer.open')} aside={t('count.things', { count: disagreed.length })} tone="attention">
      <ul className={styles.list}>
        {disagreed.map((trait) => (
          <li key={trait.name} className={styles.openItem}>
            <TriangleAlert size={15} aria-hidden />
            <a href={`#fact-${trait.name}`}>
              {t('customer.disagree', {
                fact: traitName(trait.name),
                sources: format.list([...new Set([trait.source.name, ...trait.others.map((other) => other.source.name)])]),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
