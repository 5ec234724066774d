import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { rotateKey } from '../../api/sources.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Snippets } from './snippets.tsx';

// A deploy takes an hour, a release of an app a fortnight.
const graceChoices = [0, 1, 24, 72, 168, 336];
const graceUsual = 72;

export function RotateKeyDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [graceHours, setGraceHours] = useState(graceUsual);
  const [writeKey, setWriteKey] = useState<string | undefined>();
  const rotate = () =>
    action.run(async () => {
      setWriteKey((await rotateKey(source.id, graceHours)).writeKey);
      await client.invalidateQueries({ queryKey: ['sources'] });
    });
  const graceText = (hours: number) =>
    hours === 0
      ? t('sources.graceNone')
      : hours < 48
        ? t('sources.graceHours', { count: hours })
        : t('sources.graceDays', { count: hours / 24 });

  if (writeKey !== undefined) {
    return (
      <SecretDialog title={t('sources.rotate')} label={t('sources.writeKey')} secret={writeKey} onClose={onClose}>
        <Snippets writeKey={writeKey} />
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('sources.rotate')}
      action={action}
      actionLabel={t('sources.rotateDo')}
      ready
      onClose={onClose}
      onSubmit={() => void rotate()}
    >
      <p className="muted">{t('sources.rotateNote')}</p>
      <NativeSelect
        label={t('sources.grace')}
        value={String(graceHours)}
        onChange={(event) => setGraceHours(Number(event.currentTarget.value))}
        data={graceChoices.map((hours) => ({ value: String(hours), label: graceText(hours) }))}
      />
    </FormDialog>
  );
}
