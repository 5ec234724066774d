import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Who {
  name: string;
  email: string;
}

/** The first admin's own name and address, in place of those that the first start made up. */
export function FirstAdminFields({ who, onChange }: { who: Who; onChange: (who: Who) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('signIn.name')}
        autoComplete="name"
        value={who.name}
        onChange={(event) => onChange({ ...who, name: event.currentTarget.value })}
        required
        withAsterisk={false}
      />
      <TextInput
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={who.email}
        onChange={(event) => onChange({ ...who, email: event.currentTarget.value })}
        required
        withAsterisk={false}
      />
    </>
  );
}
