import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../api/contract.ts';
import { Block } from '../../../parts/block.tsx';
import { matchesText } from '../../../shell/matches-text.ts';
import { useTraitName } from '../../use-trait-name.ts';
import { FactRow } from './fact-row.tsx';
import styles from './facts.module.css';
import { orderedFacts } from './ordered-facts.ts';

interface FactsBlockProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
  /** True where other things wait below: only what is asked for most at first. */
  brief: boolean;
}

// A screen's worth; people look for one fact, not for all of them.
const shownAtFirstAlone = 14;
const shownAtFirstBrief = 6;

/** Every fact with where it comes from; facts on which sources disagree first. */
export function FactsBlock({ customer, onOpenEvent, brief }: FactsBlockProps) {
  const shownAtFirst = brief ? shownAtFirstBrief : shownAtFirstAlone;
  const { t } = useTranslation();
  const traitName = useTraitName();
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  if (customer.traits.length === 0) {
    return (
      <Block title={t('facts.title')}>
        <p className="muted">{t('facts.none')}</p>
      </Block>
    );
  }
  const matching = orderedFacts(customer.traits).filter((trait) => matchesText(text, `${trait.name} ${traitName(trait.name)}`));
  const shown = all || text !== '' ? matching : matching.slice(0, shownAtFirst);
  return (
    <Block title={t('facts.title')} aside={t('count.facts', { count: customer.traits.length })}>
      {customer.traits.length > shownAtFirst ? (
        <TextInput
          className={styles.filter}
          aria-label={t('facts.filter')}
          placeholder={t('facts.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <dl className={styles.facts}>
        {shown.map((trait) => (
          <FactRow key={trait.name} trait={trait} customer={customer} onOpenEvent={onOpenEvent} />
        ))}
      </dl>
      {shown.length < matching.length || (all && text === '') ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t('facts.all', { count: customer.traits.length })}
        </button>
      ) : null}
      {matching.length === 0 ? <p className="muted">{t('facts.noMatch')}</p> : null}
    </Block>
  );
}
