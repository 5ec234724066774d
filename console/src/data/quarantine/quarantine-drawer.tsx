import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineItem } from '../../api/contract.ts';
import { discardQuarantined, editQuarantined, replayQuarantined } from '../../api/quarantine.ts';
import { sentence } from '../../format/sentence.ts';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { Problem } from '../../parts/problem.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './quarantine.module.css';
import { useReasonName } from './use-reason-name.ts';

interface QuarantineDrawerProps {
  item: QuarantineItem | undefined;
  mayEdit: boolean;
  onClose: () => void;
}

/** One event that could not be applied: what is wrong, its text to mend, and trying it again. */
export function QuarantineDrawer({ item, mayEdit, onClose }: QuarantineDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer opened={item !== undefined} onClose={onClose} width={720} title={t('quarantine.itemTitle')}>
      {item === undefined ? null : <ItemToMend key={item.id} item={item} mayEdit={mayEdit} onClose={onClose} />}
    </SideDrawer>
  );
}

function textOf(event: unknown): string {
  return typeof event === 'string' ? event : JSON.stringify(event, null, 2);
}

function ItemToMend({ item, mayEdit, onClose }: { item: QuarantineItem; mayEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reasonName = useReasonName();
  const original = textOf(item.event);
  const [text, setText] = useState(original);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [discarding, setDiscarding] = useState(false);
  const changed = text !== original;
  const broken = problemInJson(text) !== undefined;

  // The same event may come back refused for another reason; its text is then the one we mended.
  useEffect(() => setText(original), [original]);

  const replay = async () => {
    setBusy(true);
    setError(undefined);
    try {
      if (changed) await editQuarantined(item.id, JSON.parse(text));
      await replayQuarantined(item.id);
      onClose();
      await client.invalidateQueries({ queryKey: ['quarantine'] });
      showToast(t('quarantine.replaying', { count: 1 }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.item}>
      <div className={styles.wrong}>
        <TriangleAlert size={18} aria-hidden />
        <div>
          <b>{reasonName(item.reason)}</b>
          <p>{sentence(item.message)}</p>
        </div>
      </div>
      <p className={styles.about}>
        {item.source.name} · <TimeText at={item.receivedAt} /> · {t('quarantine.tried', { count: item.attempts })} ·{' '}
        <code>{item.reason}</code>
      </p>
      <JsonEditor label={t('quarantine.text')} text={text} onChange={setText} readOnly={!mayEdit} rows={20} />
      {error === undefined ? null : <Problem error={error} size="line" />}
      {mayEdit ? (
        <div className={styles.actions}>
          <Button onClick={() => void replay()} disabled={busy || broken}>
            {changed ? t('quarantine.saveAndReplay') : t('quarantine.replay')}
          </Button>
          {changed ? (
            <Button variant="default" onClick={() => setText(original)}>
              {t('quarantine.asItCame')}
            </Button>
          ) : null}
          <Button variant="outline" onClick={() => setDiscarding(true)}>
            {t('quarantine.discard')}
          </Button>
        </div>
      ) : null}
      <ReasonDialog
        opened={discarding}
        title={t('quarantine.discardTitle')}
        actionLabel={t('quarantine.discard')}
        lasting
        onClose={() => setDiscarding(false)}
        onConfirm={async (reason) => {
          await discardQuarantined(item.id, reason);
          onClose();
          await client.invalidateQueries({ queryKey: ['quarantine'] });
          showToast(t('quarantine.discarded'));
        }}
      >
        <p className="muted">{t('quarantine.discardNote')}</p>
      </ReasonDialog>
    </div>
  );
}
