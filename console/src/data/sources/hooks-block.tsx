import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook, Source } from '../../api/contract.ts';
import { hooksQuery, removeHook } from '../../api/pulls.ts';
import { sentence } from '../../format/sentence.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useAction } from '../../parts/use-action.ts';
import styles from './incoming.module.css';
import { NewHook } from './new-hook.tsx';

/** Addresses of ours that another system sends its JSON to, for this source. */
export function HooksBlock({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<Hook | undefined>();
  const hooks = useQuery(hooksQuery);
  return (
    <Block title={t('hooks.title')}>
      <Loaded query={hooks} lines={2}>
        {(all) => {
          const own = all.filter((hook) => hook.sourceId === source.id);
          if (own.length === 0) return <p className="muted">{t('hooks.none')}</p>;
          return (
            <ul>
              {own.map((hook) => (
                <OneHook key={hook.id} hook={hook} onClose={mayEdit ? () => setClosing(hook) : undefined} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mayEdit ? (
        <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('hooks.create')}
        </Button>
      ) : null}
      {adding ? <NewHook source={source} onClose={() => setAdding(false)} /> : null}
      {closing === undefined ? null : <CloseHookDialog hook={closing} onClose={() => setClosing(undefined)} />}
    </Block>
  );
}

function OneHook({ hook, onClose }: { hook: Hook; onClose: (() => void) | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={styles.one}>
      <div className={styles.head}>
        <code>/v1/hooks/{hook.prefix}…</code>
        {onClose === undefined ? null : (
          <Button variant="subtle" size="xs" onClick={onClose}>
            {t('hooks.close')}
          </Button>
        )}
      </div>
      <p className={styles.facts}>
        {t('hooks.calls', { count: hook.calls, number: format.count(hook.calls) })} · {t('pulls.last')}{' '}
        <TimeText at={hook.lastAt ?? undefined} /> ·{' '}
        {t('pulls.brought', { accepted: format.count(hook.rowsAccepted), refused: format.count(hook.rowsRefused) })}
      </p>
      {hook.error === null ? null : <p className={styles.trouble}>{sentence(hook.error)}</p>}
    </li>
  );
}

function CloseHookDialog({ hook, onClose }: { hook: Hook; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const close = async () => {
    const closed = await action.run(async () => {
      await removeHook(hook.id);
      await client.invalidateQueries({ queryKey: ['hooks'] });
    });
    if (closed) onClose();
  };
  return (
    <FormDialog
      opened
      title={t('hooks.closeTitle')}
      size={480}
      action={action}
      actionLabel={t('hooks.close')}
      lasting
      ready
      onClose={onClose}
      onSubmit={() => void close()}
    >
      <p className="muted">{t('hooks.closeNote')}</p>
    </FormDialog>
  );
}
