import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';
import styles from './editor.module.css';
import type { PlacedProblems } from './problems-by-place.ts';

const variantsMax = 8;

/** The same in other words, among which decisions choose. */
export function VariantFields({ draft, problems, set }: { draft: Draft; problems: PlacedProblems; set: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const { variants } = draft;
  const change = (at: number, part: Partial<Draft['variants'][number]>) =>
    set({ variants: variants.map((variant, index) => (index === at ? { ...variant, ...part } : variant)) });
  return (
    <fieldset className={styles.group}>
      <legend>{t('content.variants')}</legend>
      <p className="muted">{t('content.variantsMeans')}</p>
      {variants.map((variant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a variant is its place here; its name is being typed.
        <div key={at} className={styles.variant}>
          <div className={styles.pair}>
            <TextInput
              label={t('content.variantName')}
              value={variant.name}
              error={problems.at(`variants[${at}].name`)}
              onChange={(event) => change(at, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('content.part.title')}
              value={variant.title}
              placeholder={draft.title}
              error={problems.at(`variants[${at}].title`)}
              onChange={(event) => change(at, { title: event.currentTarget.value })}
            />
          </div>
          <Textarea
            label={t('content.part.keyFact')}
            value={variant.keyFact}
            placeholder={draft.keyFact}
            rows={2}
            error={problems.at(`variants[${at}].keyFact`)}
            onChange={(event) => change(at, { keyFact: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            className={styles.remove}
            aria-label={t('content.removeVariant', { name: variant.name })}
            title={t('content.removeVariant', { name: variant.name })}
            onClick={() => set({ variants: variants.filter((_, index) => index !== at) })}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {variants.length >= variantsMax ? null : (
        <Button
          variant="default"
          size="xs"
          onClick={() => set({ variants: [...variants, { name: '', title: '', keyFact: '', rest: {} }] })}
        >
          {t('content.addVariant')}
        </Button>
      )}
    </fieldset>
  );
}
