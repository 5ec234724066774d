import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueField, ValueFields } from '../../api/contract.ts';
import { collectFieldAgain, proposeRetiring } from '../../api/value-fields.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useFieldTexts } from './use-field-texts.ts';

interface FieldDeedProps {
  field: Pick<ValueField, 'event' | 'field' | 'label' | 'path' | 'proposed' | 'sort' | 'source' | 'standing'>;
  may: ValueFields['may'];
}

/** What can be done with a field: give it up, see who has signed that, or collect it again. Nothing where it has a reason. */
export function FieldDeed({ field, may }: FieldDeedProps) {
  const { t } = useTranslation();
  const texts = useFieldTexts();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const name = texts.name(field);
  const after = async (said: string) => {
    showToast(said);
    await client.invalidateQueries({ queryKey: ['value-fields'] });
    await client.invalidateQueries({ queryKey: ['joint-changes'] });
  };
  if (field.standing === 'retired') {
    if (!may.declare) return null;
    return (
      <>
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t('fields.again')}
        </Button>
        <ReasonDialog
          opened={isAsking}
          title={t('fields.againTitle', { field: name })}
          actionLabel={t('fields.againAction')}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await collectFieldAgain(field.field, reason);
            await after(t('fields.againDone'));
          }}
        >
          <p>{t('fields.againMeans')}</p>
        </ReasonDialog>
      </>
    );
  }
  if (field.proposed !== undefined) return <Link to="/joint-changes">{t('fields.waits')}</Link>;
  if (field.standing !== 'none' || !may.propose) return null;
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('fields.giveUp')}
      </Button>
      <ReasonDialog
        opened={isAsking}
        title={t('fields.giveUpTitle', { field: name })}
        actionLabel={t('fields.giveUpAction')}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await proposeRetiring(field.field, reason);
          await after(t('fields.proposed'));
        }}
      >
        <p>{t('fields.giveUpMeans', { source: field.source.name ?? `#${field.source.id}` })}</p>
      </ReasonDialog>
    </>
  );
}
