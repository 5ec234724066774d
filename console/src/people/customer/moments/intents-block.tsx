import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../../api/contract.ts';
import { customerIntentsQuery } from '../../../api/moments.ts';
import { IntentLine } from '../../../moments/intent-line.tsx';
import { RefuseSignal } from '../../../moments/refuse-signal.tsx';
import { useSignalText } from '../../../moments/use-signal-text.ts';
import { Block } from '../../../parts/block.tsx';
import styles from './moments.module.css';

/** What she seems to be about, from which signs, and what comes next for her; each can be corrected. Nothing where nothing is clear. */
export function IntentsBlock({ customer }: { customer: Customer }) {
  const { t, stage } = useSignalText();
  const { data } = useQuery(customerIntentsQuery(customer.id));
  if (data === undefined || data.intents.length === 0) return null;
  const { intents, questionName } = data;
  return (
    <Block title={t('deciding.intents')}>
      <ul className={styles.list}>
        {intents.map((intent) => (
          <IntentLine
            key={intent.topic}
            intent={intent}
            deed={
              <RefuseSignal customer={customer.id} signal={`intent:${intent.topic}`} text={intent.name} label={t('deciding.notAbout')} />
            }
          />
        ))}
      </ul>
      {data.stage === undefined ? null : (
        <p className={styles.small}>
          {t('deciding.stands', { stage: stage(data.stage, data.stageBecause) })}{' '}
          {questionName === undefined ? null : t('deciding.next', { question: questionName })}
        </p>
      )}
    </Block>
  );
}
