import type { OwnDecision, OwnSpace, OwnUsedSignal } from '../api/contract.ts';
import styles from './own.module.css';
import type { OwnSpaceState } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';

interface ChosenProps {
  refused: OwnSpace['refused'];
  change: OwnSpaceState['change'];
}

/** What was chosen for her, the newest first; one opened says why, by which rule and out of what. */
export function ChosenSection({
  decisions,
  readMore,
  ...rest
}: ChosenProps & { decisions: OwnSpaceState['decisions']; readMore: () => Promise<void> }) {
  const { t } = useOwnText();
  if (decisions === undefined) return null;
  const { list, before } = decisions;
  return (
    <section aria-labelledby="chosen">
      <h2 id="chosen">{t('own.chosen.title')}</h2>
      <p className={styles.means}>{t(list.length === 0 ? 'own.chosen.none' : 'own.chosen.means')}</p>
      <ul className={styles.decisions}>
        {list.map((one) => (
          <li key={one.decision}>
            <Decision one={one} {...rest} />
          </li>
        ))}
      </ul>
      {before === undefined ? null : (
        <button type="button" className={styles.plain} onClick={() => void readMore()}>
          {t('own.chosen.more')}
        </button>
      )}
    </section>
  );
}

function Decision({ one, refused, change }: ChosenProps & { one: OwnDecision }) {
  const { t, ago, exact, channel, place } = useOwnText();
  const { chosen, chosenBy, rule, because, used } = one;
  return (
    <details className={styles.decision}>
      <summary>
        <b>{chosen[0] ?? t('own.chosen.nothing')}</b>
        {chosen.length > 1 ? <span className={styles.mark}> {t('own.chosen.andMore', { count: chosen.length - 1 })}</span> : null}
        <span className={styles.under}>
          <time dateTime={one.at} title={exact(one.at)}>
            {ago(one.at)}
          </time>
          {' · '}
          {one.place === '' ? channel(one.channel) : t('own.chosen.where', { channel: channel(one.channel), place: place(one.place) })}
        </span>
      </summary>
      <div className={styles.why}>
        <p>{t(`own.chosen.why.${chosenBy}`)}</p>
        {rule === undefined ? null : <p>{t('own.chosen.rule', { rule })}</p>}
        {because === undefined ? null : <p>{t('own.chosen.because', { because })}</p>}
        {used.length === 0 ? (
          <p>{t('own.chosen.usedNothing')}</p>
        ) : (
          <>
            <h3>{t('own.chosen.used')}</h3>
            <ul className={styles.signals}>
              {used.map((signal) => (
                <Used key={signal.signal} signal={signal} refused={refused} change={change} />
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}

function Used({ signal, refused, change }: ChosenProps & { signal: OwnUsedSignal }) {
  const { t, label, detail } = useOwnText();
  const family = signal.signal.split(':', 1)[0];
  const refusal = refused.find((one) => one.signal === signal.signal || one.signal === family);
  const text = [label(signal), detail(signal)].filter((part) => part !== '').join(', ');
  return (
    <li>
      <span>
        {label(signal)}
        {detail(signal) === '' ? null : <b className={styles.detail}>{detail(signal)}</b>}
        {refusal === undefined ? null : <span className={styles.mark}>{t('own.chosen.isRefused')}</span>}
      </span>
      {signal.mayRefuse ? <RefuseButton signal={signal.signal} text={text} refusal={refusal?.signal} change={change} /> : null}
    </li>
  );
}

interface RefuseButtonProps {
  signal: string;
  /** What it is, for whoever hears the button and does not see what stands beside it. */
  text: string;
  /** What is refused of it now: itself, or all of its kind. */
  refusal: string | undefined;
  change: OwnSpaceState['change'];
}

/** "Don't use this", and in the same place the way back. */
export function RefuseButton({ signal, text, refusal, change }: RefuseButtonProps) {
  const { t } = useOwnText();
  const word = t(refusal === undefined ? 'own.chosen.refuse' : 'own.chosen.allow');
  return (
    <button
      type="button"
      className={styles.small}
      aria-label={`${word}: ${text}`}
      onClick={() =>
        void (refusal === undefined
          ? change('POST', '/v1/own/refused-signals', { signal })
          : change('DELETE', `/v1/own/refused-signals/${encodeURIComponent(refusal)}`))
      }
    >
      {word}
    </button>
  );
}
