import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceDraft, SourceKind } from '../../api/contract.ts';
import dialog from '../../parts/dialog.module.css';
import { useChannelName } from '../../people/use-channel-name.ts';
import { channels, sourceKinds } from './channels.ts';

interface SourceFieldsProps {
  draft: SourceDraft;
  onChange: (draft: SourceDraft) => void;
  /** The kind of an existing source cannot change. */
  withKind?: boolean;
}

/** What is said of a source: name, channel, who answers for it, how its local times and amounts are meant. */
export function SourceFields({ draft, onChange, withKind = true }: SourceFieldsProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const set = (change: Partial<SourceDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextInput
        label={t('sources.name')}
        placeholder={t('sources.namePlaceholder')}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        required
        withAsterisk={false}
        data-autofocus
      />
      <div className={dialog.pair}>
        <NativeSelect
          label={t('sources.channel')}
          description={t('sources.channelHint')}
          value={draft.channel}
          onChange={(event) => set({ channel: event.currentTarget.value })}
          data={channels.map((value) => ({ value, label: channelName(value) }))}
        />
        {withKind ? (
          <NativeSelect
            label={t('sources.kindTitle')}
            description={t('sources.kindHint')}
            value={draft.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as SourceKind })}
            data={sourceKinds.map((value) => ({ value, label: t(`sources.kind.${value}`) }))}
          />
        ) : null}
      </div>
      <div className={dialog.pair}>
        <TextInput
          label={t('sources.marketingOwner')}
          value={draft.marketingOwner}
          onChange={(event) => set({ marketingOwner: event.currentTarget.value })}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('sources.technologyOwner')}
          value={draft.technologyOwner}
          onChange={(event) => set({ technologyOwner: event.currentTarget.value })}
          required
          withAsterisk={false}
        />
      </div>
      <div className={dialog.pair}>
        <TextInput
          label={`${t('sources.timezone')} (${t('word.optional')})`}
          placeholder="Europe/Lisbon"
          value={draft.timezone ?? ''}
          onChange={(event) => set({ timezone: event.currentTarget.value })}
          list="zones"
        />
        <TextInput
          label={`${t('sources.currency')} (${t('word.optional')})`}
          placeholder="EUR"
          maxLength={3}
          value={draft.currency ?? ''}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
