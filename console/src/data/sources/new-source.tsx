import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { createSource } from '../../api/sources.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Snippets } from './snippets.tsx';
import { cleanDraft, emptyDraft, isComplete } from './source-draft.ts';
import { SourceFields } from './source-fields.tsx';

/** A new source in two steps: what it is, then its key and the lines that send the first event. */
export function NewSource({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [draft, setDraft] = useState(emptyDraft);
  const [made, setMade] = useState<{ source: Source; writeKey: string } | undefined>();

  const create = () =>
    action.run(async () => {
      setMade(await createSource(cleanDraft(draft)));
      await client.invalidateQueries({ queryKey: ['sources'] });
    });

  if (made === undefined) {
    return (
      <FormDialog
        opened
        title={t('sources.create')}
        size={680}
        action={action}
        actionLabel={t('sources.createDo')}
        ready={isComplete(draft)}
        onClose={onClose}
        onSubmit={() => void create()}
      >
        <SourceFields draft={draft} onChange={setDraft} />
      </FormDialog>
    );
  }
  const open = (
    <Button onClick={() => void navigate({ to: '/sources/$id', params: { id: String(made.source.id) } })}>{t('sources.toSource')}</Button>
  );
  return (
    <SecretDialog
      title={t('sources.made', { name: made.source.name })}
      label={t('sources.writeKey')}
      secret={made.writeKey}
      onClose={onClose}
      actions={open}
    >
      <Snippets writeKey={made.writeKey} />
    </SecretDialog>
  );
}
