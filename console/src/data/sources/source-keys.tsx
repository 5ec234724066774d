import { Button, Modal, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source, SourceKey } from '../../api/contract.ts';
import { endKey, rotateKey, sourceKeysQuery } from '../../api/sources.ts';
import { Block } from '../../parts/block.tsx';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { Snippets } from './snippets.tsx';
import styles from './source-page.module.css';

// A deploy takes an hour, a release of an app a fortnight.
const graceChoices = [0, 1, 24, 168, 336];
const graceUsual = 24;

/** The write keys of a source: a new one in place of an old one that goes on working for a while. */
export function SourceKeys({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: keys } = useQuery(sourceKeysQuery(source.id));
  const [open, setOpen] = useState(false);
  const [graceHours, setGraceHours] = useState(graceUsual);
  const [writeKey, setWriteKey] = useState<string | undefined>();
  const [error, setError] = useState<unknown>();
  const [ending, setEnding] = useState<SourceKey | undefined>();

  const rotate = async () => {
    setError(undefined);
    try {
      setWriteKey((await rotateKey(source.id, graceHours)).writeKey);
      await client.invalidateQueries({ queryKey: ['sources'] });
    } catch (failure) {
      setError(failure);
    }
  };
  const close = () => {
    setOpen(false);
    setWriteKey(undefined);
    setError(undefined);
  };
  const end = async (key: SourceKey) => {
    try {
      await endKey(source.id, key.id);
      await client.invalidateQueries({ queryKey: ['sources'] });
      setEnding(undefined);
      showToast(t('sources.keyEnded'));
    } catch (failure) {
      setError(failure);
    }
  };

  return (
    <Block title={t('sources.keys')}>
      {keys === undefined || keys.length === 0 ? null : (
        <ul className={styles.keys}>
          {keys.map((key) => (
            <li key={key.id} data-ended={!key.works || undefined}>
              <code>{key.prefix}…</code>
              <span className="muted">
                <TimeText at={key.createdAt} as="date" />
                {key.works ? (
                  key.expiresAt === null ? null : (
                    <>
                      {' · '}
                      {t('sources.keyEnds')} <TimeText at={key.expiresAt} />
                    </>
                  )
                ) : (
                  ` · ${t('sources.keyHasEnded')}`
                )}
              </span>
              {mayEdit && key.works ? (
                <Button variant="subtle" size="xs" onClick={() => setEnding(key)}>
                  {t('sources.endKey')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('sources.rotate')}
        </Button>
      ) : null}
      <Modal
        opened={open}
        onClose={close}
        size={640}
        title={t('sources.rotate')}
        closeOnClickOutside={writeKey === undefined}
        closeButtonProps={{ 'aria-label': t('word.close') }}
      >
        {writeKey === undefined ? (
          <div className={dialog.form}>
            <p className={dialog.note}>{t('sources.rotateNote')}</p>
            <NativeSelect
              label={t('sources.grace')}
              value={String(graceHours)}
              onChange={(event) => setGraceHours(Number(event.currentTarget.value))}
              data={graceChoices.map((hours) => ({
                value: String(hours),
                label:
                  hours === 0
                    ? t('sources.graceNone')
                    : hours < 48
                      ? t('sources.graceHours', { count: hours })
                      : t('sources.graceDays', { count: hours / 24 }),
              }))}
            />
            {error === undefined ? null : <Problem error={error} size="line" />}
            <div className={dialog.actions}>
              <Button variant="default" onClick={close}>
                {t('word.cancel')}
              </Button>
              <Button onClick={() => void rotate()}>{t('sources.rotateDo')}</Button>
            </div>
          </div>
        ) : (
          <div className={dialog.form}>
            <SecretOnce label={t('sources.writeKey')} secret={writeKey} />
            <Snippets writeKey={writeKey} />
          </div>
        )}
      </Modal>
      <Modal
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('sources.endKeyTitle')}
        closeButtonProps={{ 'aria-label': t('word.close') }}
      >
        <div className={dialog.form}>
          <p className={dialog.note}>{t('sources.endKeyNote')}</p>
          {error === undefined ? null : <Problem error={error} size="line" />}
          <div className={dialog.actions}>
            <Button variant="default" onClick={() => setEnding(undefined)}>
              {t('word.cancel')}
            </Button>
            <Button variant="outline" onClick={() => ending !== undefined && void end(ending)}>
              {t('sources.endKey')}
            </Button>
          </div>
        </div>
      </Modal>
    </Block>
  );
}
