import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source, SourceKey } from '../../api/contract.ts';
import { sourceKeysQuery } from '../../api/sources.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { EndKeyDialog } from './end-key-dialog.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';
import styles from './source-page.module.css';

/** The write keys of a source: a new one in place of an old one that goes on working for a while. */
export function SourceKeys({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { data: keys } = useQuery(sourceKeysQuery(source.id));
  const [rotating, setRotating] = useState(false);
  const [ending, setEnding] = useState<SourceKey | undefined>();
  return (
    <Block title={t('sources.keys')}>
      <ul className={styles.keys}>
        {keys?.map((key) => (
          <li key={key.id}>
            <code>{key.prefix}…</code>
            <KeyAge sourceKey={key} />
            {mayEdit && key.works ? (
              <Button variant="subtle" size="xs" onClick={() => setEnding(key)}>
                {t('sources.endKey')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Button variant="default" onClick={() => setRotating(true)}>
          {t('sources.rotate')}
        </Button>
      ) : null}
      {rotating ? <RotateKeyDialog source={source} onClose={() => setRotating(false)} /> : null}
      {ending === undefined ? null : <EndKeyDialog source={source} sourceKey={ending} onClose={() => setEnding(undefined)} />}
    </Block>
  );
}

function KeyAge({ sourceKey: key }: { sourceKey: SourceKey }) {
  const { t } = useTranslation();
  return (
    <span className="muted">
      <TimeText at={key.createdAt} as="date" />
      {key.works ? null : ` · ${t('sources.keyHasEnded')}`}
      {key.works && key.expiresAt !== null ? (
        <>
          {' · '}
          {t('sources.keyEnds')} <TimeText at={key.expiresAt} />
        </>
      ) : null}
    </span>
  );
}
