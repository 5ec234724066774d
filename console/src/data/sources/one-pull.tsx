import { Button, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pull } from '../../api/contract.ts';
import { changePull, pullNow, removePull } from '../../api/pulls.ts';
import { sentence } from '../../format/sentence.ts';
import { useFormat } from '../../format/use-format.ts';
import { failureText } from '../../parts/failure-text.ts';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './incoming.module.css';

/** One address that is asked: when, how it went, and what came of it. */
export function OnePull({ pull, mayEdit }: { pull: Pull; mayEdit: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const act = async (deed: () => Promise<unknown>) => {
    try {
      await deed();
      await client.invalidateQueries({ queryKey: ['pulls'] });
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    }
  };
  return (
    <li className={styles.one}>
      <div className={styles.head}>
        <code>{pull.url}</code>
        <Tag tone={pull.error === null ? 'good' : 'risk'} icon={pull.error === null ? CircleCheck : TriangleAlert}>
          {t(pull.error === null ? 'pulls.well' : 'pulls.failing')}
        </Tag>
      </div>
      <p className={styles.facts}>
        {t('pulls.every', { time: format.duration(pull.everySeconds) })} · {t('pulls.last')} <TimeText at={pull.lastOkAt ?? undefined} /> ·{' '}
        {t('pulls.brought', { accepted: format.count(pull.rowsAccepted), refused: format.count(pull.rowsRefused) })}
      </p>
      {pull.error === null ? null : <p className={styles.trouble}>{sentence(pull.error)}</p>}
      {mayEdit ? (
        <div className={styles.actions}>
          <Switch
            label={t('sources.on')}
            checked={pull.enabled}
            onChange={(event) => {
              const enabled = event.currentTarget.checked;
              void act(() => changePull(pull.id, { enabled }));
            }}
          />
          <Button variant="default" size="xs" onClick={() => void act(() => pullNow(pull.id))}>
            {t('pulls.now')}
          </Button>
          <Button variant="subtle" size="xs" onClick={() => void act(() => removePull(pull.id))}>
            {t('pulls.remove')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
