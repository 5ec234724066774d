import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceDraft } from '../../api/contract.ts';
import dialog from '../../parts/dialog.module.css';

const currencyLetters = 3;

/** How times without a zone and amounts without a currency are meant. */
export function LocalFields({ draft, onChange }: { draft: SourceDraft; onChange: (change: Partial<SourceDraft>) => void }) {
  const { t } = useTranslation();
  return (
    <div className={dialog.pair}>
      <TextInput
        label={`${t('sources.timezone')} (${t('word.optional')})`}
        placeholder="Europe/Lisbon"
        value={draft.timezone ?? ''}
        onChange={(event) => onChange({ timezone: event.currentTarget.value })}
        list="zones"
      />
      <TextInput
        label={`${t('sources.currency')} (${t('word.optional')})`}
        placeholder="EUR"
        maxLength={currencyLetters}
        value={draft.currency ?? ''}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}
