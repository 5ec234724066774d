import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { reopenTrait, settleTrait } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { showToast } from '../../../parts/toast.ts';
import { useTraitName } from '../../use-trait-name.ts';
import styles from './facts.module.css';
import { ReasonForm } from './reason-form.tsx';

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

  const settle = async (reason: string) => {
    const { value } = values[chosen] ?? trait;
    await settleTrait(customerId, { trait: trait.name, value, reason });
    await client.invalidateQueries({ queryKey: ['customer', customerId] });
    const undo = async () => {
      await reopenTrait(customerId, { trait: trait.name, reason: t('facts.settleUndone') });
      await client.invalidateQueries({ queryKey: ['customer', customerId] });
    };
    showToast(t('facts.settled', { fact: traitName(trait.name), value: format.value(value) }), { undo: () => void undo() });
    onSettled();
  };

  return (
    <ReasonForm actionLabel={t('facts.settleDo')} onSubmit={settle}>
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
    </ReasonForm>
  );
}
