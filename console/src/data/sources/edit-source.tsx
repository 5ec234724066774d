import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { changeSource } from '../../api/sources.ts';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { showToast } from '../../parts/toast.ts';
import { cleanDraft, draftOf, isComplete } from './source-draft.ts';
import { SourceFields } from './source-fields.tsx';

/** Changes what is said of a source, with the way back. */
export function EditSource({ source }: { source: Source }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(source));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const save = async (next: typeof draft) => {
    const { kind: _, ...change } = cleanDraft(next);
    await changeSource(source.id, change);
    await client.invalidateQueries({ queryKey: ['sources'] });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const before = draftOf(source);
    try {
      await save(draft);
      setOpen(false);
      showToast(t('sources.changed'), { undo: () => void save(before) });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setDraft(draftOf(source));
          setOpen(true);
        }}
      >
        {t('sources.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size={640}
        title={t('sources.edit')}
        closeButtonProps={{ 'aria-label': t('word.close') }}
      >
        <form className={dialog.form} onSubmit={(event) => void submit(event)}>
          <SourceFields draft={draft} onChange={setDraft} withKind={false} />
          {error === undefined ? null : <Problem error={error} size="line" />}
          <div className={dialog.actions}>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={busy || !isComplete(draft)}>
              {t('word.save')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
