import { useTranslation } from 'react-i18next';
import type { KnownAs } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useNamespaceName } from '../../use-namespace-name.ts';
import styles from './joins.module.css';
import { identifierKey } from './split-plan.ts';

interface IdentifierChoiceProps {
  identifiers: KnownAs[];
  /** Keys of those that belong to somebody else. */
  others: ReadonlySet<string>;
  onChange: (others: ReadonlySet<string>) => void;
}

/** Which of a record's identifiers are somebody else's. */
export function IdentifierChoice({ identifiers, others, onChange }: IdentifierChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const namespaceName = useNamespaceName();
  const toggle = (key: string) => {
    const next = new Set(others);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };
  return (
    <fieldset className={styles.identifiers}>
      <legend className="hidden-visually">{t('split.legend')}</legend>
      {identifiers.map((known) => {
        const key = identifierKey(known);
        return (
          <label key={key} className={styles.identifier}>
            <input type="checkbox" checked={others.has(key)} onChange={() => toggle(key)} />
            <span className={styles.identifierName}>{namespaceName(known.namespace)}</span>
            <span className={styles.identifierValue}>
              {known.value}
              <span className={styles.evidence}>
                {t('knownAs.seen', { source: known.source.name, first: format.date(known.firstSeen) })}
              </span>
            </span>
            <span className={styles.side}>{others.has(key) ? t('split.other') : t('split.stays')}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
