import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureDraft } from '../../api/contract.ts';
import { measureFields } from '../../api/value-fields.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';

const outcomes = ['returns', 'buys', 'care', 'event'] as const;
type Outcome = (typeof outcomes)[number];
const daysUsual = 30;
const daysMax = 730;

interface MeasureFieldsDialogProps {
  opened: boolean;
  /** What was measured last, to begin with. */
  last: { outcome: Outcome; event: string; days: number } | undefined;
  onClose: () => void;
}

/** Asks what fields should foretell, and measures them. */
export function MeasureFieldsDialog({ opened, last, onClose }: MeasureFieldsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [outcome, setOutcome] = useState<Outcome>(last?.outcome ?? 'returns');
  const [event, setEvent] = useState(last?.event ?? '');
  const [days, setDays] = useState<number | string>(last?.days ?? daysUsual);
  const [cut, setCut] = useState('');
  const measure = async () => {
    const request: MeasureDraft = {
      outcome,
      horizonDays: Number(days),
      ...(outcome === 'event' ? { event: event.trim() } : {}),
      ...(cut === '' ? {} : { cutDate: cut }),
    };
    const look = () => client.invalidateQueries({ queryKey: ['value-fields'] });
    const done = await action.run(() => measureFields(request));
    await look();
    if (!done) return;
    showToast(t('fields.measured'));
    onClose();
  };
  const isReady = Number(days) >= 1 && Number(days) <= daysMax && (outcome !== 'event' || event.trim() !== '');
  return (
    <FormDialog
      opened={opened}
      title={t('fields.ask.title')}
      size={480}
      action={action}
      actionLabel={action.busy ? t('fields.measuring') : t('fields.ask.run')}
      ready={isReady}
      onClose={onClose}
      onSubmit={() => void measure()}
    >
      <p className="muted">{t('fields.ask.means')}</p>
      <Select
        label={t('fields.ask.outcome')}
        value={outcome}
        onChange={(chosen) => setOutcome((chosen ?? 'returns') as Outcome)}
        data={outcomes.map((one) => ({ value: one, label: t(`fields.ask.outcomes.${one}`) }))}
        allowDeselect={false}
      />
      {outcome === 'event' ? (
        <TextInput label={t('fields.ask.event')} value={event} onChange={(change) => setEvent(change.currentTarget.value)} required />
      ) : null}
      <NumberInput label={t('fields.ask.days')} value={days} onChange={setDays} min={1} max={daysMax} allowDecimal={false} />
      <TextInput
        type="date"
        label={t('fields.ask.cut')}
        description={t('fields.ask.cutHint')}
        value={cut}
        onChange={(change) => setCut(change.currentTarget.value)}
      />
    </FormDialog>
  );
}
