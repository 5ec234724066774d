import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Setting } from '../../api/contract.ts';
import { changeSetting, undoSetting } from '../../api/settings.ts';
import { failureText } from '../../parts/failure-text.ts';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { Problem } from '../../parts/problem.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { showToast } from '../../parts/toast.ts';
import { ChangedList } from './changed-list.tsx';
import { changedPaths } from './changed-paths.ts';
import { shapeOf } from './schema-field.ts';
import { SchemaFormField } from './schema-form-field.tsx';
import styles from './settings.module.css';

/** Changes a setting: as a form where its schema allows, as JSON always; what changes is shown before it is saved. */
export function SettingForm({ setting, mayEdit }: { setting: Setting; mayEdit: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const formable = shapeOf(setting.schema).shape !== 'json';
  const [value, setValue] = useState<unknown>(setting.value);
  const [json, setJson] = useState<string | undefined>(formable ? undefined : JSON.stringify(setting.value, null, 2));
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const broken = json !== undefined && problemInJson(json) !== undefined;
  const next = json === undefined || broken ? value : JSON.parse(json);
  const changes = changedPaths(setting.value, next);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await changeSetting(setting.key, { value: next, reason: reason.trim(), version: setting.version });
      await client.invalidateQueries({ queryKey: ['settings'] });
      const undo = async () => {
        try {
          await undoSetting(setting.key, t('settings.undoReason'));
          await client.invalidateQueries({ queryKey: ['settings'] });
        } catch (failure) {
          showToast(failureText(failure, t), { tone: 'problem' });
        }
      };
      showToast(t('settings.saved', { title: setting.title }), { undo: () => void undo() });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const toJson = () => setJson(JSON.stringify(value, null, 2));
  const toForm = () => {
    if (json !== undefined && !broken) setValue(JSON.parse(json));
    setJson(undefined);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      {formable ? (
        <div className={styles.ways}>
          <button type="button" aria-pressed={json === undefined} disabled={broken} onClick={toForm}>
            {t('settings.asForm')}
          </button>
          <button type="button" aria-pressed={json !== undefined} onClick={toJson}>
            JSON
          </button>
        </div>
      ) : null}
      {json === undefined && setting.schema !== undefined ? (
        <SchemaFormField name="" schema={setting.schema} value={value} readOnly={!mayEdit} onChange={setValue} />
      ) : (
        <JsonEditor label={t('settings.value')} text={json ?? ''} onChange={setJson} readOnly={!mayEdit} rows={22} />
      )}
      {mayEdit && changes.length > 0 ? (
        <div className={styles.saving}>
          <ChangedList changes={changes} />
          <TextInput
            label={t('word.reason')}
            description={t('word.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          {error === undefined ? null : <Problem error={error} size="line" />}
          <div className={styles.buttons}>
            <Button type="submit" disabled={busy || broken || reason.trim().length < 3}>
              {t('word.save')}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                setValue(setting.value);
                if (json !== undefined) setJson(JSON.stringify(setting.value, null, 2));
                setError(undefined);
              }}
            >
              {t('settings.discard')}
            </Button>
          </div>
        </div>
      ) : null}
    </form>
  );
}
