import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ValueOverview } from '../api/contract.ts';
import { fitValue } from '../api/value.ts';
import { Problem } from '../parts/problem.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './value.module.css';

/** Fits now, on everything that is known; disabled while a fit is under way, whoever began it. */
export function FitButton({ fitting }: { fitting: ValueOverview['fitting'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const busy = action.busy || fitting.runningSince !== undefined;
  const fit = async () => {
    const look = () => client.invalidateQueries({ queryKey: ['value'] });
    // What is under way is asked for a moment later, when the server has begun.
    const soon = setTimeout(() => void look(), 300);
    await action.run(async () => showToast(t('value.state.fittedNow', { version: (await fitValue()).version })));
    clearTimeout(soon);
    await look();
  };
  return (
    <div className={styles.fit}>
      <Button variant="default" leftSection={<RefreshCw size={15} aria-hidden />} disabled={busy} onClick={() => void fit()}>
        {busy ? t('value.state.fitting') : t('value.state.fit')}
      </Button>
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
    </div>
  );
}
