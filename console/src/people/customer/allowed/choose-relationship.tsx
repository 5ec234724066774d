import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../api/contract.ts';
import { writeDownRelationship } from '../../../api/permissions.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';
import styles from './allowed.module.css';
import { WhereSaid } from './where-said.tsx';

const relationships = ['justBasics', 'keepMePosted', 'helpMe', 'workWithMe', 'leaveMeBe'] as const;

interface ChooseRelationshipProps {
  customer: Customer;
  current: string | undefined;
  onClose: () => void;
}

/** How she wants it to be between us, in her choice of five; every channel obeys it from the next moment on. */
export function ChooseRelationship({ customer, current = '', onClose }: ChooseRelationshipProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [relationship, setRelationship] = useState<string>(current);
  const [where, setWhere] = useState('phone');
  const save = async () => {
    if (!(await action.run(() => writeDownRelationship(customer.id, { relationship, channel: where })))) return;
    showToast(t('relationship.chosen'));
    onClose();
    void client.invalidateQueries({ queryKey: ['customer', customer.id] });
    void client.invalidateQueries({ queryKey: ['timeline', customer.id] });
  };
  return (
    <FormDialog
      opened
      title={t('relationship.title', { name: customer.name.display })}
      action={action}
      actionLabel={t('relationship.do')}
      ready={relationship !== ''}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Radio.Group label={t('relationship.ask')} value={relationship} onChange={setRelationship}>
        <div className={styles.choices}>
          {relationships.map((name) => (
            <Radio key={name} value={name} label={t(`relationship.name.${name}`)} description={t(`relationship.means.${name}`)} />
          ))}
        </div>
      </Radio.Group>
      <WhereSaid value={where} onChange={setWhere} />
    </FormDialog>
  );
}
