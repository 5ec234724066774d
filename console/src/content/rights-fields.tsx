import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChannelName } from '../people/use-channel-name.ts';
import type { Draft } from './draft.ts';
import styles from './editor.module.css';
import type { PlacedProblems } from './problems-by-place.ts';

interface RightsFieldsProps {
  draft: Draft;
  isNew: boolean;
  problems: PlacedProblems;
  set: (part: Partial<Draft>) => void;
}

// Where content is met and has a device for it; rights may name others by the API.
const channels = ['web', 'app', 'push', 'store', 'kiosk', 'email', 'sms', 'whatsapp', 'phone', 'chat', 'social', 'product'] as const;

/** Whose it is, where and when it may be shown, and who answers for it. */
export function RightsFields({ draft, isNew, problems, set }: RightsFieldsProps) {
  const { t } = useTranslation();
  const hint = (text: string) => (isNew ? { placeholder: text } : {});
  const field = (name: 'source' | 'owner' | 'holder' | 'language' | 'key', place: string, other: object = {}) => (
    <TextInput
      label={t(`content.part.${name}`)}
      value={draft[name]}
      error={problems.at(place)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...other}
    />
  );
  const day = (name: 'from' | 'until' | 'rightsFrom' | 'rightsUntil', place: string) => (
    <DayField
      label={t(`content.part.${name}`)}
      value={draft[name]}
      error={problems.at(place)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <fieldset className={styles.group}>
      <legend>{t('content.rights')}</legend>
      <div className={styles.pair}>
        {field('source', 'source', hint(t('content.ownHint')))}
        {field('owner', 'owner', hint(t('content.youHint')))}
        {field('holder', 'rights.holder', hint(t('content.ownerHint')))}
        {field('language', 'language')}
        {day('from', 'from')}
        {day('until', 'until')}
        {day('rightsFrom', 'rights.from')}
        {day('rightsUntil', 'rights.until')}
        {isNew ? field('key', 'key', hint(t('content.keyHint'))) : null}
      </div>
      <Channels draft={draft} error={problems.at('rights.channels')} set={set} />
    </fieldset>
  );
}

/** A day; a moment that was written by a program stays as it is until a day takes its place. */
function DayField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value.slice(0, 10)}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Channels({ draft, error, set }: { draft: Draft; error: string | undefined; set: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const chosen = draft.channels;
  return (
    <div className={styles.channels}>
      <Switch
        label={t('content.everyChannel')}
        description={t('content.channelsMeans')}
        checked={chosen === undefined}
        error={error}
        onChange={(event) => set({ channels: event.currentTarget.checked ? undefined : [...channels] })}
      />
      {chosen === undefined ? null : (
        <fieldset className={styles.boxes} aria-label={t('content.part.channels')}>
          {[...new Set([...channels, ...chosen])].map((channel) => (
            <Switch
              key={channel}
              label={channelName(channel)}
              checked={chosen.includes(channel)}
              onChange={(event) =>
                set({ channels: event.currentTarget.checked ? [...chosen, channel] : chosen.filter((one) => one !== channel) })
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
