import type { PermissionsOfEveryone } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { usePermissionText } from '../../people/use-permission-text.ts';
import styles from './permissions.module.css';

/** Delicate signals that came and were not kept, because nobody had agreed to them: counts, and nothing of whom. */
export function WithheldSignals({ everyone }: { everyone: PermissionsOfEveryone }) {
  const text = usePermissionText();
  const format = useFormat();
  return (
    <div className={styles.withheld}>
      <Block title={text.t('permissions.withheld.title')}>
        <p className={styles.means}>{text.t('permissions.withheld.means')}</p>
        {everyone.withheld.length === 0 ? (
          <p className="muted">{text.t('permissions.withheld.none')}</p>
        ) : (
          <ul>
            {everyone.withheld.map(({ source, purpose, part, events }) => (
              <li key={`${source.id} ${purpose} ${part}`}>
                {text.t(`permissions.withheld.${part}`, {
                  count: events,
                  number: format.count(events),
                  purpose: text.name(purpose),
                  source: source.name,
                })}
              </li>
            ))}
          </ul>
        )}
      </Block>
    </div>
  );
}
