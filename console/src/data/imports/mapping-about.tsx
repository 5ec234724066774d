import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import styles from './imports.module.css';
import { withKind } from './mapping-draft.ts';
import type { MappingState } from './use-mapping.ts';

const kinds = ['track', 'identify', 'page', 'segment'] as const;

interface MappingAboutProps {
  state: MappingState;
  sources: Source[];
  sourceId: number | undefined;
  onSource: (id: number | undefined) => void;
}

/** What holds for the whole file: whose it is, and what one of its rows says. */
export function MappingAbout({ state: { draft, setDraft, json }, sources, sourceId, onSource }: MappingAboutProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.settings} aria-label={t('imports.about')}>
      <NativeSelect
        label={t('imports.source')}
        description={t('imports.sourceHint')}
        value={sourceId ?? ''}
        onChange={(event) => onSource(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
        data={[{ value: '', label: t('imports.pickSource') }, ...sources.map((one) => ({ value: String(one.id), label: one.name }))]}
      />
      <NativeSelect
        label={t('imports.rowIs')}
        description={t('imports.rowIsHint')}
        value={draft.kind}
        onChange={(event) => setDraft(withKind(draft, event.currentTarget.value))}
        data={kinds.map((kind) => ({ value: kind, label: t(`imports.kind.${kind}`) }))}
        disabled={json !== undefined}
      />
      {draft.kind === 'track' && draft.rest.event === undefined ? (
        <TextInput
          label={t('imports.eventName')}
          description={t('imports.eventNameHint')}
          value={draft.event}
          onChange={(event) => setDraft({ ...draft, event: event.currentTarget.value })}
          disabled={json !== undefined}
        />
      ) : null}
    </section>
  );
}
