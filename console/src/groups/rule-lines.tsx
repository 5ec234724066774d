import { withCapital } from '../format/sentence.ts';
import styles from './groups.module.css';
import { type Rule, useGroupText } from './use-group-text.ts';

/** A rule as one reads a list: what must hold, a line each, and a list in a line where one of several is enough. */
export function RuleLines({ rule }: { rule: Rule }) {
  const text = useGroupText();
  const parts = rule.all ?? rule.any;
  if (parts === undefined) return <p className={styles.sentence}>{withCapital(text.rule(rule))}</p>;
  return (
    <>
      <p className={styles.small}>{withCapital(text.t(rule.all === undefined ? 'groups.any' : 'groups.all'))}:</p>
      <Lines parts={parts} />
    </>
  );
}

function Lines({ parts }: { parts: readonly Rule[] }) {
  const { t, rule } = useGroupText();
  return (
    <ul className={styles.lines}>
      {parts.map((part) => {
        const inner = part.all ?? part.any;
        return (
          <li key={JSON.stringify(part)}>
            {inner === undefined ? (
              withCapital(rule(part))
            ) : (
              <>
                {withCapital(t(part.all === undefined ? 'groups.any' : 'groups.all'))}:
                <Lines parts={inner} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
