import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { reopenTrait, settleTrait } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Problem } from '../../../parts/problem.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useTraitName } from '../../use-trait-name.ts';
import styles from './facts.module.css';

interface SettleFormProps {
  trait: Trait;
  customerId: string;
  onSettled: () => void;
}

/** Chooses among values on which sources disagree; the choice holds until somebody chooses again. */
export function SettleForm({ trait, customerId, onSettled }: SettleFormProps) {
  const { t } = useTranslation();
  const traitName = useTraitName();
  const format = useFormat();
  const client = useQueryClient();
  const group = useId();
  const values = [trait, ...trait.others];
  const [chosen, setChosen] = useState(0);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const settle = async (value: unknown, why: string) => {
    await settleTrait(customerId, { trait: trait.name, value, reason: why });
    await client.invalidateQueries({ queryKey: ['customer', customerId] });
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const choice = values[chosen];
    if (choice === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      await settle(choice.value, reason.trim());
      const fact = traitName(trait.name);
      const undo = async () => {
        await reopenTrait(customerId, { trait: trait.name, reason: t('facts.settleUndone') });
        await client.invalidateQueries({ queryKey: ['customer', customerId] });
      };
      showToast(t('facts.settled', { fact, value: format.value(choice.value) }), { undo: () => void undo() });
      onSettled();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <form className={styles.settle} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.choices}>
        <legend className={styles.othersTitle}>{t('facts.settle')}</legend>
        {values.map((value, at) => (
          <label key={`${value.source.id} ${value.eventId}`} className={styles.choice}>
            <input type="radio" name={group} checked={chosen === at} onChange={() => setChosen(at)} />
            <span>
              {format.value(value.value)} <span className="muted">{value.source.name}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextInput
        aria-label={t('word.reason')}
        placeholder={t('word.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {error === undefined ? null : <Problem error={error} size="line" />}
      <Button type="submit" size="xs" disabled={busy || reason.trim().length < 3}>
        {t('facts.settleDo')}
      </Button>
    </form>
  );
}
