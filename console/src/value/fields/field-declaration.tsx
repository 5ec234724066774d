import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDraft, ValueField } from '../../api/contract.ts';
import { declareField } from '../../api/value-fields.ts';
import { Problem } from '../../parts/problem.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';
import styles from './fields.module.css';

const reasons = ['none', 'serves', 'predicts', 'legal'] as const;
const cares = ['ordinary', 'personal', 'special'] as const;
const byRule = 'rule';

/** What people say of a field: why it is kept, whom to ask, how careful to be. */
export function FieldDeclaration({ field, mayEdit }: { field: ValueField; mayEdit: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const { declared } = field;
  const [reason, setReason] = useState<string>(declared?.reason ?? 'none');
  const [owner, setOwner] = useState(declared?.owner ?? '');
  const [note, setNote] = useState(declared?.note ?? '');
  const [care, setCare] = useState<string>(field.sensitivityBy === 'person' ? field.sensitivity : byRule);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said: FieldDraft = {
      owner: owner.trim(),
      note: note.trim(),
      ...(reason === 'none' ? {} : { reason: reason as NonNullable<FieldDraft['reason']> }),
      ...(care === byRule ? {} : { sensitivity: care as NonNullable<FieldDraft['sensitivity']> }),
    };
    if (!(await action.run(() => declareField(field.field, said)))) return;
    await client.invalidateQueries({ queryKey: ['value-fields'] });
    showToast(t('fields.close.saved'));
  };
  return (
    <form className={styles.declaration} onSubmit={(event) => void save(event)}>
      <Select
        label={t('fields.close.reason')}
        value={reason}
        onChange={(chosen) => setReason(chosen ?? 'none')}
        data={reasons.map((one) => ({ value: one, label: t(`fields.close.reasons.${one}`) }))}
        allowDeselect={false}
        disabled={!mayEdit}
      />
      <TextInput
        label={t('fields.close.owner')}
        description={declared?.owner ? undefined : t('fields.close.ownerHint', { name: field.owner })}
        value={owner}
        onChange={(change) => setOwner(change.currentTarget.value)}
        disabled={!mayEdit}
      />
      <Select
        label={t('fields.close.sensitivity')}
        value={care}
        onChange={(chosen) => setCare(chosen ?? byRule)}
        data={[
          {
            value: byRule,
            label:
              field.sensitivityBy === 'rule'
                ? t('fields.close.byRule', { care: t(`fields.sensitivity.${field.sensitivity}`) })
                : t('fields.close.careRule'),
          },
          ...cares.map((one) => ({ value: one, label: t(`fields.sensitivity.${one}`) })),
        ]}
        allowDeselect={false}
        disabled={!mayEdit}
      />
      <Textarea
        label={t('fields.close.note')}
        rows={2}
        value={note}
        onChange={(change) => setNote(change.currentTarget.value)}
        disabled={!mayEdit}
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <div className={styles.save}>
        <span className="muted">
          {declared === undefined ? null : (
            <>
              {declared.by}, <TimeText at={declared.at} />
            </>
          )}
        </span>
        {mayEdit ? (
          <Button type="submit" variant="default" disabled={action.busy}>
            {t('word.save')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
