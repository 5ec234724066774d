import { Ban, Check, Scissors } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, Join } from '../../../api/contract.ts';
import { humanName } from '../../../format/name.ts';
import { sentence } from '../../../format/sentence.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone, useFormat } from '../../../format/use-format.ts';
import { Block } from '../../../parts/block.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { useRefusalText } from '../../joins/use-refusal-text.ts';
import { useNamespaceName } from '../../use-namespace-name.ts';
import { joinOrigin } from '../origin/customer-origins.ts';
import { SourceMarker } from '../origin/source-marker.tsx';
import { useChanged } from '../use-customer-changes.ts';
import { DecisionsList } from './decisions-list.tsx';
import styles from './joins.module.css';

const SplitDialog = lazy(async () => ({ default: (await import('./split-dialog.tsx')).SplitDialog }));

interface JoinsBlockProps {
  customer: Customer;
  mayDecide: boolean;
}

const shownAtFirst = 5;
const stateTags = {
  joined: { icon: Check, tone: 'quiet' },
  refused: { icon: Ban, tone: 'risk' },
  split: { icon: Scissors, tone: 'quiet' },
} as const;

/** Why these identifiers are one person: the evidence, what was refused, what people decided. */
export function JoinsBlock({ customer, mayDecide }: JoinsBlockProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [splitting, setSplitting] = useState(false);
  if (customer.joins.length === 0 && customer.decisions.length === 0) return null;
  // What needs eyes first: evidence that was refused, then the rest.
  const ordered = [...customer.joins].sort((one, other) => Number(other.state === 'refused') - Number(one.state === 'refused'));
  const shown = all ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <Block
      title={t('joins.title')}
      aside={
        mayDecide && customer.knownAs.length > 1 ? (
          <button type="button" className={styles.link} onClick={() => setSplitting(true)}>
            {t('split.open')}
          </button>
        ) : undefined
      }
    >
      <ul className={styles.joins}>
        {shown.map((join) => (
          <OneJoin key={join.id} join={join} zone={zoneOr(customer.place.timezone, readerZone)} />
        ))}
      </ul>
      {ordered.length > shownAtFirst ? (
        <button type="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t('word.allOf', { count: ordered.length })}
        </button>
      ) : null}
      <DecisionsList decisions={customer.decisions} mayDecide={mayDecide} />
      <Suspense fallback={null}>{splitting ? <SplitDialog customer={customer} onClose={() => setSplitting(false)} /> : null}</Suspense>
    </Block>
  );
}

function OneJoin({ join, zone }: { join: Join; zone: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat(zone);
  const namespaceName = useNamespaceName();
  const isChanged = useChanged();
  const { refusalText } = useRefusalText();
  const tag = stateTags[join.state];
  const [one, other] = join.between;
  const origin = joinOrigin(join);
  const rule = i18n.exists(`joins.rule.${join.rule}`) ? t(`joins.rule.${join.rule}` as 'joins.rule.observed') : humanName(join.rule);
  return (
    <li className={styles.join} data-changed={isChanged(`join ${join.id}`) || undefined}>
      <p className={styles.pair}>
        <span>
          {namespaceName(one.namespace)} <b>{one.value}</b>
        </span>
        <span aria-hidden>↔</span>
        <span>
          {namespaceName(other.namespace)} <b>{other.value}</b>
        </span>
        {join.state === 'joined' ? null : (
          <Tag icon={tag.icon} tone={tag.tone}>
            {t(`joins.state.${join.state}`)}
          </Tag>
        )}
      </p>
      <p className={styles.evidence}>
        {join.refusal === undefined ? rule : sentence(refusalText(join.refusal))} ·{' '}
        {join.source === undefined ? '' : `${join.source.name}, `}
        {format.date(join.firstTime)} {origin === undefined ? null : <SourceMarker field={t('joins.title')} origin={origin} />}
      </p>
    </li>
  );
}
