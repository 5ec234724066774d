import { MultiSelect } from '@mantine/core';
import { contentKinds } from '../api/content.ts';
import type { MomentRule } from '../api/contract.ts';
import { PiecesPick } from './pieces-pick.tsx';
import styles from './rules.module.css';
import { useRuleText } from './use-rule-text.ts';

type Choose = MomentRule['choose'];

/** Of which content a rule speaks: pieces by name, kinds, or what they are about; what is given must all fit. */
export function ChooseFields({ choose, onChange }: { choose: Choose; onChange: (choose: Choose) => void }) {
  const { t, names } = useRuleText();
  const { items = [], kinds: chosenKinds = [], tags = {} } = choose;
  const tag = (kind: 'question' | 'topic', label: string) => (
    <MultiSelect
      label={label}
      data={kind === 'question' ? names.questions : names.topics}
      value={[...(tags[kind] ?? [])]}
      onChange={(values) => onChange({ ...choose, tags: { ...tags, [kind]: values } })}
      searchable
      nothingFoundMessage={t('rules.nothingSo')}
    />
  );
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t('rules.which')}</legend>
      <p className={styles.small}>{t('rules.whichMeans')}</p>
      <PiecesPick label={t('rules.pieces')} value={items} onChange={(keys) => onChange({ ...choose, items: keys })} />
      <div className={styles.pair}>
        <MultiSelect
          label={t('rules.kinds')}
          data={contentKinds.map((kind) => ({ value: kind, label: t(`content.kind.${kind}`) }))}
          value={[...chosenKinds]}
          onChange={(values) => onChange({ ...choose, kinds: values })}
        />
        {tag('topic', t('rules.topics'))}
        {tag('question', t('rules.questions'))}
      </div>
    </fieldset>
  );
}
