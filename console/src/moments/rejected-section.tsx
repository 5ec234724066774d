import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DecisionDetails, MomentRejection } from '../api/contract.ts';
import { withCapital } from '../format/sentence.ts';
import { Block } from '../parts/block.tsx';
import styles from './decision.module.css';
import { type RejectedGroup, rejectedGroups } from './rejected-groups.ts';
import { RuleLink } from './rule-link.tsx';
import { useRejectionText } from './use-rejection-text.ts';
import { useSignalText } from './use-signal-text.ts';

interface RejectedSectionProps {
  decision: DecisionDetails;
  /** Chooses a piece by hand; undefined for whoever may not. */
  onChoose: ((key: string, title: string) => void) | undefined;
}

/** What was not offered, by the reason, and what would let it through. */
export function RejectedSection({ decision, onChoose }: RejectedSectionProps) {
  const { t, format } = useSignalText();
  const rejected = decision.rejected ?? [];
  return (
    <Block title={t('moments.rejected')} aside={rejected.length === 0 ? undefined : format.count(rejected.length)}>
      {rejected.length === 0 ? (
        <p className="muted">{t('moments.noneRejected')}</p>
      ) : (
        <ul className={styles.groups}>
          {rejectedGroups(rejected).map((group) => (
            <Group key={`${group.first.code} ${group.first.rule ?? ''}`} group={group} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </Block>
  );
}

const shownAtFirst = 5;

function Group({ group: { first, items }, onChoose }: { group: RejectedGroup; onChoose: RejectedSectionProps['onChoose'] }) {
  const { t, format } = useSignalText();
  const text = useRejectionText();
  const [all, setAll] = useState(false);
  const { why, change } = text(first);
  return (
    <li className={styles.group}>
      <h3>
        {withCapital(why)} <span className="muted">{format.count(items.length)}</span>
        <RuleLink rule={first.rule} />
      </h3>
      <p className={styles.means}>{t('moments.letsThrough', { change })}</p>
      <ul className={styles.items}>
        {(all ? items : items.slice(0, shownAtFirst)).map((one) => (
          <Item key={one.key} item={one} onChoose={onChoose} />
        ))}
      </ul>
      {items.length > shownAtFirst ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t('word.allOf', { count: items.length })}
        </button>
      ) : null}
    </li>
  );
}

function Item({ item, onChoose }: { item: MomentRejection; onChoose: RejectedSectionProps['onChoose'] }) {
  const { t, format } = useSignalText();
  const [family = '', wording] = item.key.split('#');
  const title = item.title ?? family;
  return (
    <li>
      <span>
        <Link to="/content/$key" params={{ key: family }}>
          {title}
        </Link>
        {wording === undefined ? null : <span className="muted"> · {t('moments.wording', { name: wording })}</span>}
        {item.chance === undefined ? null : (
          <span className="muted"> · {t('moments.chanceShort', { share: format.share(item.chance) })}</span>
        )}
      </span>
      {onChoose === undefined ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose(family, title)}
          aria-label={`${t('moments.override')}: ${title}`}
        >
          {t('moments.chooseThis')}
        </Button>
      )}
    </li>
  );
}
