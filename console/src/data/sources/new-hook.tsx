import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping, Source } from '../../api/contract.ts';
import { addHook } from '../../api/pulls.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { exampleMappingText } from './incoming-mapping.ts';

/** A new address of ours; whoever knows it can send, so it is shown once. */
export function NewHook({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [rows, setRows] = useState('');
  const [mapping, setMapping] = useState(exampleMappingText);
  const [address, setAddress] = useState<string | undefined>();
  const create = () =>
    action.run(async () => {
      const draft = { sourceId: source.id, mapping: JSON.parse(mapping) as Mapping, ...(rows.trim() === '' ? {} : { rows: rows.trim() }) };
      setAddress(`${location.origin}${(await addHook(draft)).path}`);
      await client.invalidateQueries({ queryKey: ['hooks'] });
    });
  if (address !== undefined) {
    return (
      <SecretDialog title={t('hooks.create')} label={t('hooks.address')} secret={address} onClose={onClose}>
        <p className="muted">{t('hooks.addressNote')}</p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('hooks.create')}
      size={640}
      action={action}
      actionLabel={t('hooks.createDo')}
      ready={problemInJson(mapping) === undefined}
      onClose={onClose}
      onSubmit={() => void create()}
    >
      <TextInput
        label={t('pulls.rows')}
        description={t('pulls.rowsHint')}
        placeholder="data.items"
        value={rows}
        onChange={(event) => setRows(event.currentTarget.value)}
      />
      <JsonEditor label={t('imports.mappingJson')} text={mapping} onChange={setMapping} rows={14} />
    </FormDialog>
  );
}
