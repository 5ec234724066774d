import type { DecisionDetails } from '../api/contract.ts';
import { Block } from '../parts/block.tsx';
import { Fact } from '../parts/fact.tsx';
import { useEntryText } from '../people/customer/use-entry-text.ts';
import styles from './decision.module.css';
import { IntentLine } from './intent-line.tsx';
import { useSignalText } from './use-signal-text.ts';

/** What was known of the moment when it was decided. */
export function MomentSection({ decision }: { decision: DecisionDetails }) {
  const { t, visit, stage, relationship } = useSignalText();
  const entryText = useEntryText();
  const { context: known } = decision;
  if (known === undefined) return null;
  const { intents, route, source, campaign } = known;
  return (
    <Block title={t('moments.known')}>
      <dl className={styles.facts}>
        <Fact name={t('moments.fact.visit')}>
          {visit(known.visitNumber)}
          {route === undefined ? null : (
            <span className="muted">
              {' · '}
              {entryText({ route, ...(source === undefined ? {} : { source }), ...(campaign === undefined ? {} : { campaign }) })}
            </span>
          )}
        </Fact>
        {known.stage === undefined ? null : <Fact name={t('moments.fact.stage')}>{stage(known.stage, known.stageBecause)}</Fact>}
        {known.question === undefined ? null : <Fact name={t('moments.fact.question')}>{known.questionName ?? known.question}</Fact>}
        <Fact name={t('moments.fact.intents')}>
          {intents.length === 0 ? (
            <span className="muted">{t('moments.fact.noIntents')}</span>
          ) : (
            <ul className={styles.intents}>
              {intents.map((intent) => (
                <IntentLine key={intent.topic} intent={intent} />
              ))}
            </ul>
          )}
        </Fact>
        {known.relationship === undefined ? null : <Fact name={t('moments.fact.relationship')}>{relationship(known.relationship)}</Fact>}
        {known.openProblem === undefined ? null : <Fact name={t('moments.fact.openProblem')}>{known.openProblem}</Fact>}
        <Fact name={t('moments.fact.known')}>{t(known.known ? 'deciding.signal.known' : 'deciding.signal.unknown')}</Fact>
      </dl>
    </Block>
  );
}
