import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../parts/copy-button.tsx';
import { snippetTexts } from './snippet-texts.ts';
import styles from './snippets.module.css';

/** Copyable lines for each SDK; the key is written in while it is known. */
export function Snippets({ writeKey }: { writeKey: string }) {
  const { t } = useTranslation();
  const snippets = snippetTexts(location.origin, writeKey);
  const [chosen, setChosen] = useState(snippets[0]?.id);
  const snippet = snippets.find((one) => one.id === chosen);
  return (
    <section className={styles.snippets} aria-label={t('sources.snippets')}>
      <h3 className={styles.title}>{t('sources.snippets')}</h3>
      <div className={styles.tabs}>
        {snippets.map((one) => (
          <button key={one.id} type="button" aria-pressed={one.id === chosen} onClick={() => setChosen(one.id)}>
            {one.id === 'site' ? t('sources.decisionsOnPage') : one.label}
          </button>
        ))}
      </div>
      {snippet === undefined ? null : (
        <div className={styles.frame}>
          <div className={styles.copy}>
            <CopyButton text={snippet.code} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
          <pre className={styles.code} tabIndex={0}>
            {snippet.code}
          </pre>
        </div>
      )}
    </section>
  );
}
