import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { createSource } from '../../api/sources.ts';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { Snippets } from './snippets.tsx';
import { cleanDraft, emptyDraft, isComplete } from './source-draft.ts';
import { SourceFields } from './source-fields.tsx';

/** A new source in two steps: what it is, then its key and the lines that send the first event. */
export function NewSource({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(emptyDraft);
  const [made, setMade] = useState<{ source: Source; writeKey: string } | undefined>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      setMade(await createSource(cleanDraft(draft)));
      await client.invalidateQueries({ queryKey: ['sources'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={made === undefined ? t('sources.create') : t('sources.made', { name: made.source.name })}
      closeOnClickOutside={made === undefined}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      {made === undefined ? (
        <form className={dialog.form} onSubmit={(event) => void submit(event)}>
          <SourceFields draft={draft} onChange={setDraft} />
          {error === undefined ? null : <Problem error={error} size="line" />}
          <div className={dialog.actions}>
            <Button variant="default" onClick={onClose}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={busy || !isComplete(draft)}>
              {t('sources.createDo')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={dialog.form}>
          <SecretOnce label={t('sources.writeKey')} secret={made.writeKey} />
          <Snippets writeKey={made.writeKey} />
          <div className={dialog.actions}>
            <Button variant="default" onClick={onClose}>
              {t('word.close')}
            </Button>
            <Button
              onClick={() => {
                onClose();
                void navigate({ to: '/sources/$id', params: { id: String(made.source.id) } });
              }}
            >
              {t('sources.toSource')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
