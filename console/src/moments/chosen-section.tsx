import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContentRendition, DecisionDetails, MomentChoice } from '../api/contract.ts';
import { type Outcome, reportOutcome } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { Renditions } from '../content/renditions.tsx';
import { Block } from '../parts/block.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { ChosenByTag, chosenBy } from './chosen-by.tsx';
import styles from './decision.module.css';
import { RuleLink } from './rule-link.tsx';
import { useSignalText } from './use-signal-text.ts';

/** What was chosen, in its order, each with why, how sure that is, how it is shown, and what came of it. */
export function ChosenSection({ decision }: { decision: DecisionDetails }) {
  const { t } = useSignalText();
  const { choices } = decision;
  if (choices.length === 0) {
    return (
      <Block title={t('moments.chosen')}>
        <p>{t('moments.nothingMeans')}</p>
      </Block>
    );
  }
  const [first, ...others] = choices as [MomentChoice, ...MomentChoice[]];
  return (
    <Block title={t('moments.chosen')}>
      <Choice choice={first} decision={decision} isFirst />
      {others.length === 0 ? null : (
        <>
          <h3 className={styles.small}>{t('moments.after')}</h3>
          <ol className={styles.others} start={2}>
            {others.map((choice) => (
              <li key={choice.key}>
                <Choice choice={choice} decision={decision} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Block>
  );
}

function Choice({ choice, decision, isFirst = false }: { choice: MomentChoice; decision: DecisionDetails; isFirst?: boolean }) {
  const text = useSignalText();
  const by = chosenBy(choice, decision.default);
  const rendition = choice.rendition as ContentRendition | undefined;
  return (
    <div className={styles.choice} data-first={isFirst || undefined}>
      <p className={styles.choiceTitle}>
        <Link to="/content/$key" params={{ key: choice.key.split('#', 1)[0] ?? '' }}>
          {choice.title}
        </Link>{' '}
        <ChosenByTag by={by} />
        <RuleLink rule={choice.rule} />
      </p>
      <p className={styles.why}>{text.reason(choice, decision)}</p>
      <Chances choice={choice} isDrawn={by === 'learned'} />
      <Met choice={choice} decision={decision} />
      {isFirst && rendition !== undefined ? <Renditions renditions={[rendition]} /> : null}
    </div>
  );
}

// Closer to certain than anybody tells apart.
const certainFrom = 0.995;

/** How likely an answer was, and how likely it was to come to this place, in plain words. */
function Chances({ choice: { chance, propensity }, isDrawn }: { choice: MomentChoice; isDrawn: boolean }) {
  const { t, format } = useSignalText();
  if (chance === undefined) return null;
  return (
    <p className={styles.chances}>
      {t('moments.chance', { share: format.share(chance) })}{' '}
      {!isDrawn || propensity === undefined
        ? null
        : propensity >= certainFrom
          ? t('moments.certain')
          : t('moments.propensity', { share: format.share(propensity) })}
    </p>
  );
}

/** What became of it, and a word on that from whoever sits with her. */
function Met({ choice, decision }: { choice: MomentChoice; decision: DecisionDetails }) {
  const { t } = useSignalText();
  const client = useQueryClient();
  const action = useAction();
  const mayReport = useMay('moments.decide');
  const met = decision.outcomes.find(({ item }) => item === choice.key);
  const report = async (outcome: Outcome) => {
    await action.run(() => reportOutcome(decision.decision, choice.key, outcome));
    await client.invalidateQueries({ queryKey: ['moments', 'one', decision.decision] });
  };
  return (
    <div className={styles.met}>
      <span>
        {met === undefined ? (
          t('moments.met.none')
        ) : (
          <>
            {met.answered === null ? t('moments.met.seen') : met.answered ? t('moments.met.answered') : t('moments.met.ignored')}{' '}
            <TimeText at={met.settled ?? met.seen} className="muted" />
          </>
        )}
      </span>
      {mayReport && met?.answered !== true ? (
        <span className={styles.deeds}>
          <Button variant="default" size="compact-xs" disabled={action.busy} onClick={() => void report('helped')}>
            {t('moments.met.helped')}
          </Button>
          {met?.answered === false ? null : (
            <Button variant="default" size="compact-xs" disabled={action.busy} onClick={() => void report('ignored')}>
              {t('moments.met.noHelp')}
            </Button>
          )}
        </span>
      ) : null}
    </div>
  );
}
