import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { pauseImport, removeImport, resumeImport, stopImport } from '../../api/imports.ts';
import { failureText } from '../../parts/failure-text.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';

/** What can be done with an import, by how it stands. */
export function ImportActions({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'stop' | 'remove' | undefined>();
  const moving = run.state === 'running' || run.state === 'checking';
  const act = async (deed: (id: number) => Promise<unknown>) => {
    try {
      await deed(run.id);
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    }
    await client.invalidateQueries({ queryKey: ['imports'] });
  };
  return (
    <>
      {moving ? (
        <Button variant="default" leftSection={<Pause size={15} aria-hidden />} onClick={() => void act(pauseImport)}>
          {t('imports.pause')}
        </Button>
      ) : null}
      {run.state === 'paused' || run.state === 'failed' ? (
        <Button leftSection={<Play size={15} aria-hidden />} onClick={() => void act(resumeImport)}>
          {t('imports.resume')}
        </Button>
      ) : null}
      {moving || run.state === 'paused' ? (
        <Button variant="outline" onClick={() => setAsking('stop')}>
          {t('imports.stop')}
        </Button>
      ) : (
        <Button variant="subtle" onClick={() => setAsking('remove')}>
          {t('imports.remove')}
        </Button>
      )}
      {asking === undefined ? null : <EndImportDialog run={run} way={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

const ways = {
  stop: { deed: stopImport, title: 'imports.stopTitle', note: 'imports.stopNote', action: 'imports.stop', done: 'imports.stopped' },
  remove: {
    deed: removeImport,
    title: 'imports.removeTitle',
    note: 'imports.removeNote',
    action: 'imports.remove',
    done: 'imports.removed',
  },
} as const;

function EndImportDialog({ run, way, onClose }: { run: ImportRun; way: keyof typeof ways; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const { deed, title, note, action: label, done } = ways[way];
  const confirm = async () => {
    if (!(await action.run(() => deed(run.id)))) return;
    onClose();
    if (way === 'remove') await navigate({ to: '/imports' });
    await client.invalidateQueries({ queryKey: ['imports'] });
    showToast(t(done));
  };
  return (
    <FormDialog
      opened
      title={t(title)}
      size={480}
      action={action}
      actionLabel={t(label)}
      lasting
      ready
      onClose={onClose}
      onSubmit={() => void confirm()}
    >
      <p className="muted">{t(note)}</p>
    </FormDialog>
  );
}
