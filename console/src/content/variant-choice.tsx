import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface VariantChoiceProps {
  names: readonly string[];
  chosen: string | undefined;
  onChoose: (name: string | undefined) => void;
}

/** In which of its wordings an item is shown; nothing where it has only its own. */
export function VariantChoice({ names, chosen, onChoose }: VariantChoiceProps) {
  const { t } = useTranslation();
  if (names.length === 0) return null;
  return (
    <NativeSelect
      label={t('content.wording')}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      data={[{ value: '', label: t('content.own') }, ...names.map((name) => ({ value: name, label: name }))]}
    />
  );
}
