import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../api/contract.ts';

/** The role of a colleague or of a program, with what it may do. */
export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('users.role')}
      description={t(`role.${value}.does`)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
      data={roles.map((one) => ({ value: one, label: t(`role.${one}.name`) }))}
    />
  );
}
