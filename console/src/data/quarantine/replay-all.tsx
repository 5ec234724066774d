import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replayAllQuarantined } from '../../api/quarantine.ts';
import { failureText } from '../../parts/failure-text.ts';
import { showToast } from '../../parts/toast.ts';

interface ReplayAllProps {
  reason: string | undefined;
  source: string | undefined;
}

/** Tries everything again that the filters show; what still fails comes back by itself. */
export function ReplayAll({ reason, source }: ReplayAllProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const replay = async () => {
    setBusy(true);
    try {
      const filter = { ...(reason === undefined ? {} : { reason }), ...(source === undefined ? {} : { source: Number(source) }) };
      const answer = await replayAllQuarantined(filter);
      showToast(t('quarantine.replaying', { count: answer.replayed ?? 0 }));
      await client.invalidateQueries({ queryKey: ['quarantine'] });
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" leftSection={<RotateCw size={15} aria-hidden />} disabled={busy} onClick={() => void replay()}>
      {reason === undefined && source === undefined ? t('quarantine.replayAll') : t('quarantine.replayThese')}
    </Button>
  );
}
