import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceDraft, SourceKind } from '../../api/contract.ts';
import dialog from '../../parts/dialog.module.css';
import { useChannelName } from '../../people/use-channel-name.ts';
import { channels, sourceKinds } from './channels.ts';
import { LocalFields } from './local-fields.tsx';

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
        {(['marketingOwner', 'technologyOwner'] as const).map((owner) => (
          <TextInput
            key={owner}
            label={t(`sources.${owner}`)}
            value={draft[owner]}
            onChange={(event) => set({ [owner]: event.currentTarget.value })}
            required
            withAsterisk={false}
          />
        ))}
      </div>
      <LocalFields draft={draft} onChange={set} />
    </>
  );
}
