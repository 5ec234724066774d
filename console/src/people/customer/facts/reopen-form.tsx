import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { reopenTrait } from '../../../api/people.ts';
import { ReasonForm } from './reason-form.tsx';

interface ReopenFormProps {
  trait: Trait;
  customerId: string;
  onReopened: () => void;
}

/** Takes back what a colleague settled, with the reason: the rule decides again, and the disagreement is open. */
export function ReopenForm({ trait, customerId, onReopened }: ReopenFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reopen = async (reason: string) => {
    await reopenTrait(customerId, { trait: trait.name, reason });
    await client.invalidateQueries({ queryKey: ['customer', customerId] });
    onReopened();
  };
  return <ReasonForm actionLabel={t('facts.reopen')} leading={false} onSubmit={reopen} />;
}
