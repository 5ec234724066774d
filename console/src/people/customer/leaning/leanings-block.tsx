import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer, JointAnswer, Leanings, Taste } from '../../../api/contract.ts';
import { leaningsQuery } from '../../../api/value.ts';
import { Block } from '../../../parts/block.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import styles from './leanings.module.css';
import { useLeaningText } from './use-leaning-text.tsx';

/** What to offer, how to hand it over and how to say it, as one answer with its evidence; then what is liked, and what is not known. */
export function LeaningsBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(leaningsQuery(customer.id));
  if (data !== undefined && isEmpty(data)) return null;
  return (
    <Block title={t('leaning.title')}>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={3} />
        ) : (
          <Problem error={error} size="line" onRetry={() => void refetch()} />
        )
      ) : (
        <Known leanings={data} />
      )}
    </Block>
  );
}

/** What everybody does is no news about her. */
function isEmpty({ likes, ways, messages }: Leanings): boolean {
  return likes.length === 0 && ways.every(({ count }) => count === 0) && messages.every(({ sent }) => sent === 0);
}

function Known({ leanings }: { leanings: Leanings }) {
  const { t } = useTranslation();
  const text = useLeaningText(leanings);
  const { joint, likes } = leanings;
  return (
    <div className={styles.leanings}>
      {joint === undefined ? null : <Together leanings={leanings} answer={joint.best} />}
      {joint?.next === undefined ? null : (
        <p className={styles.next}>
          <b>{t('leaning.next')}:</b> {text.second(joint.best, joint.next.answer)}
        </p>
      )}
      {likes.length === 0 ? null : (
        <div>
          <h3 className={styles.heading}>{t('leaning.likes')}</h3>
          <ul className={styles.likes}>
            {likes.map((taste: Taste) => (
              <li key={`${taste.attribute} ${taste.value}`}>{text.taste(taste)}</li>
            ))}
          </ul>
        </div>
      )}
      {text.missing.length === 0 ? null : (
        <p className={styles.small}>
          {t('leaning.unknown')}: {text.missing.join('; ')}.
        </p>
      )}
    </div>
  );
}

function Together({ leanings, answer }: { leanings: Leanings; answer: JointAnswer }) {
  const { t } = useTranslation();
  const text = useLeaningText(leanings);
  const rows = [
    answer.product === undefined ? undefined : { name: t('leaning.offer'), what: answer.product.id, why: text.productWhy(answer) },
    answer.receive === undefined ? undefined : { name: t('leaning.receive'), what: text.receive(answer), why: text.receiveWhy(answer) },
    answer.message === undefined ? undefined : { name: t('leaning.tell'), what: text.message(answer), why: text.messageWhy(answer) },
  ].filter((row) => row !== undefined);
  return (
    <dl className={styles.together}>
      {rows.map(({ name, what, why }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{what}</b>
            {why === undefined || why === '' ? null : <span>{why}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
