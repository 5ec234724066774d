import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { revealField } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import styles from './facts.module.css';
import { ReasonForm } from './reason-form.tsx';

/** Shows a hidden fact to somebody who says why; it is not kept, and closing hides it again. */
export function RevealForm({ trait, customerId }: { trait: Trait; customerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState<unknown>();
  if (shown !== undefined) {
    return (
      <p className={styles.revealed} role="status">
        {format.value(shown)}
      </p>
    );
  }
  const reveal = async (reason: string) => setShown((await revealField(customerId, trait.name, reason)).trait?.value ?? '');
  return (
    <ReasonForm actionLabel={t('facts.reveal')} onSubmit={reveal}>
      <p>{t('facts.revealNote')}</p>
    </ReasonForm>
  );
}
