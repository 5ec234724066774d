import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source, SourceDraft } from '../../api/contract.ts';
import { changeSource } from '../../api/sources.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';
import { cleanDraft, draftOf, isComplete } from './source-draft.ts';
import { SourceFields } from './source-fields.tsx';
import styles from './source-page.module.css';

/** Changes what is said of a source, with the way back. */
export function EditSource({ source }: { source: Source }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [draft, setDraft] = useState<SourceDraft | undefined>();

  const save = async (next: SourceDraft) => {
    const { kind: _, ...change } = cleanDraft(next);
    await changeSource(source.id, change);
    await client.invalidateQueries({ queryKey: ['sources'] });
  };
  const submit = async () => {
    if (draft === undefined) return;
    const before = draftOf(source);
    if (!(await action.run(() => save(draft)))) return;
    setDraft(undefined);
    showToast(t('sources.changed'), { undo: () => void save(before) });
  };

  return (
    <>
      <Button variant="default" className={styles.change} onClick={() => setDraft(draftOf(source))}>
        {t('sources.edit')}
      </Button>
      {draft === undefined ? null : (
        <FormDialog
          opened
          title={t('sources.edit')}
          size={640}
          action={action}
          actionLabel={t('word.save')}
          ready={isComplete(draft)}
          onClose={() => setDraft(undefined)}
          onSubmit={() => void submit()}
        >
          <SourceFields draft={draft} onChange={setDraft} withKind={false} />
        </FormDialog>
      )}
    </>
  );
}
