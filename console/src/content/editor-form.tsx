import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tagStandardQuery } from '../api/content.ts';
import type { ContentKinds } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { type Draft, withKind } from './draft.ts';
import styles from './editor.module.css';
import { KindField } from './kind-field.tsx';
import type { PlacedProblems } from './problems-by-place.ts';
import { RightsFields } from './rights-fields.tsx';
import { VariantFields } from './variant-fields.tsx';

interface EditorFormProps {
  draft: Draft;
  kinds: ContentKinds['kinds'];
  isNew: boolean;
  problems: PlacedProblems;
  onChange: (change: (before: Draft) => Draft) => void;
}

const keyFactMax = 140;
const purposes = ['service', 'advice', 'marketing', 'advertising'] as const;

/** What an item says and whose it is; of each kind its own fields. */
export function EditorForm({ draft, kinds, isNew, problems, onChange }: EditorFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = (part: Partial<Draft>) => onChange((before) => ({ ...before, ...part }));
  const fields = kinds.find(({ kind }) => kind === draft.kind)?.fields ?? [];
  return (
    <>
      {isNew ? (
        <NativeSelect
          label={t('content.column.kind')}
          description={t(`content.kindMeans.${draft.kind}` as 'content.kindMeans.article')}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => onChange((before) => withKind(before, value))}
          data={kinds.map(({ kind }) => ({ value: kind, label: t(`content.kind.${kind}`) }))}
        />
      ) : null}
      <TextInput
        label={t('content.part.title')}
        value={draft.title}
        error={problems.at('title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={t('content.part.keyFact')}
        description={t('content.keyFactMeans', { used: format.count(draft.keyFact.length), most: keyFactMax })}
        value={draft.keyFact}
        rows={2}
        error={problems.at('keyFact')}
        onChange={(event) => set({ keyFact: event.currentTarget.value })}
      />
      {fields.map((field) => (
        <KindField
          key={`${draft.kind} ${field.name}`}
          field={field}
          value={draft.fields[field.name]}
          error={problems.at(`fields.${field.name}`)}
          onChange={(value) => onChange((before) => ({ ...before, fields: { ...before.fields, [field.name]: value } }))}
        />
      ))}
      <div className={styles.pair}>
        <TextInput
          label={t('content.part.actionLabel')}
          value={draft.actionLabel}
          error={problems.at('action.label')}
          onChange={(event) => set({ actionLabel: event.currentTarget.value })}
        />
        <TextInput
          label={t('content.part.actionAddress')}
          value={draft.actionAddress}
          placeholder="https://"
          error={problems.at('action.address')}
          onChange={(event) => set({ actionAddress: event.currentTarget.value })}
        />
      </div>
      <PurposeFields draft={draft} problems={problems} set={set} />
      <RightsFields draft={draft} isNew={isNew} problems={problems} set={set} />
      <VariantFields draft={draft} problems={problems} set={set} />
    </>
  );
}

interface PartProps {
  draft: Draft;
  problems: PlacedProblems;
  set: (part: Partial<Draft>) => void;
}

/** What a person must have allowed to be shown it. */
function PurposeFields({ draft, problems, set }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>{t('content.forWhat')}</legend>
      <div className={styles.pair}>
        <NativeSelect
          label={t('content.part.purpose')}
          value={draft.purpose}
          error={problems.at('purpose')}
          onChange={(event) => set({ purpose: event.currentTarget.value })}
          data={purposes.map((one) => ({ value: one, label: t(`content.purpose.${one}`) }))}
        />
        <ProductField draft={draft} set={set} error={problems.at('product')} />
      </div>
      <Switch
        label={t('content.isPromotion')}
        description={t('content.isPromotionMeans')}
        checked={draft.isPromotion}
        error={problems.at('isPromotion')}
        disabled={draft.kind === 'offer'}
        onChange={(event) => set({ isPromotion: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

function ProductField({ draft, set, error }: { draft: Draft; set: (part: Partial<Draft>) => void; error: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(tagStandardQuery);
  return (
    <>
      <TextInput
        label={t('content.part.product')}
        value={draft.product}
        error={error}
        list="content-products"
        onChange={(event) => set({ product: event.currentTarget.value })}
      />
      <datalist id="content-products">
        {(data?.products ?? []).map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
