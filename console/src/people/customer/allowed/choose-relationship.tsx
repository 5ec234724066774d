import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../api/contract.ts';
import { writeDownRelationship } from '../../../api/permissions.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import styles from './allowed.module.css';
import { useWriteDown } from './use-write-down.ts';
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
  const { action, write } = useWriteDown(customer.id, t('relationship.chosen'), onClose);
  const [relationship, setRelationship] = useState<string>(current);
  const [where, setWhere] = useState('phone');
  const save = () => write(() => writeDownRelationship(customer.id, { relationship, channel: where }));
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
