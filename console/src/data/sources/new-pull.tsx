import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping, Source } from '../../api/contract.ts';
import { addPull } from '../../api/pulls.ts';
import dialog from '../../parts/dialog.module.css';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { useAction } from '../../parts/use-action.ts';
import { headersOf } from './headers-of.ts';
import { exampleMappingText } from './incoming-mapping.ts';

const everySecondsUsual = 300;

/** A new address to ask: which, how often, where its rows are, and what they mean. */
export function NewPull({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [draft, setDraft] = useState({ url: '', headers: '', everySeconds: String(everySecondsUsual), rows: '', cursorField: '' });
  const [mapping, setMapping] = useState(exampleMappingText);
  const field = (name: keyof typeof draft) => ({
    label: t(`pulls.${name}`),
    description: t(`pulls.${name}Hint`),
    value: draft[name],
    onChange: (event: ChangeEvent<HTMLInputElement & HTMLTextAreaElement>) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const create = async () => {
    const made = await action.run(async () => {
      const headers = headersOf(draft.headers);
      await addPull({
        sourceId: source.id,
        url: draft.url.trim(),
        everySeconds: Number(draft.everySeconds),
        mapping: JSON.parse(mapping) as Mapping,
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(draft.rows.trim() === '' ? {} : { rows: draft.rows.trim() }),
        ...(draft.cursorField.trim() === '' ? {} : { cursorField: draft.cursorField.trim() }),
      });
      await client.invalidateQueries({ queryKey: ['pulls'] });
    });
    if (made) onClose();
  };
  return (
    <FormDialog
      opened
      title={t('pulls.create')}
      size={680}
      action={action}
      actionLabel={t('pulls.createDo')}
      ready={draft.url.trim() !== '' && problemInJson(mapping) === undefined}
      onClose={onClose}
      onSubmit={() => void create()}
    >
      <TextInput {...field('url')} type="url" placeholder="https://calls.example.com/export?since={cursor}" data-autofocus />
      <Textarea {...field('headers')} rows={2} placeholder="authorization: Bearer …" />
      <div className={dialog.pair}>
        <TextInput {...field('everySeconds')} inputMode="numeric" />
        <TextInput {...field('rows')} placeholder="data.items" />
        <TextInput {...field('cursorField')} placeholder="updated_at" />
      </div>
      <JsonEditor label={t('imports.mappingJson')} text={mapping} onChange={setMapping} rows={12} />
    </FormDialog>
  );
}
