import { NativeSelect, SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { momentPlacesQuery } from '../api/moments.ts';
import { ConditionRows } from '../groups/condition-rows.tsx';
import groupStyles from '../groups/groups.module.css';
import { ChooseFields } from './choose-fields.tsx';
import type { Effect, RuleDraft } from './rule-draft.ts';
import styles from './rules.module.css';
import { useMomentConditions } from './use-moment-conditions.tsx';
import { useRuleText } from './use-rule-text.ts';

interface RuleFormProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
}

const effects = ['first', 'only', 'withhold'] as const;
const nameCharactersMax = 120;
const becauseCharactersMax = 300;

/** A rule as one writes it: what it is called, when it holds, what it then does, and what is told as the reason. */
export function RuleForm({ draft, onChange }: RuleFormProps) {
  const { t } = useRuleText();
  const { data: places } = useQuery(momentPlacesQuery);
  const change = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part });
  return (
    <div className={styles.form}>
      <TextInput
        label={t('rules.name')}
        value={draft.name}
        maxLength={nameCharactersMax}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <WhenFields draft={draft} onChange={onChange} />
      <TagsInput
        label={t('rules.places')}
        description={t('rules.placesHint')}
        placeholder={draft.places.length === 0 ? t('rules.everyPlace') : ''}
        data={(places?.places ?? []).map(({ place }) => place)}
        value={draft.places}
        onChange={(chosen) => change({ places: chosen })}
      />
      <div>
        <p className={styles.label} id="effect">
          {t('rules.effect')}
        </p>
        <SegmentedControl
          aria-labelledby="effect"
          fullWidth
          value={draft.effect}
          onChange={(effect) => change({ effect: effect as Effect })}
          data={effects.map((effect) => ({ value: effect, label: t(`rules.effects.${effect}`) }))}
        />
        <p className={styles.small}>{t(`rules.effectMeans.${draft.effect}`)}</p>
      </div>
      <ChooseFields choose={draft.choose} onChange={(choose) => change({ choose })} />
      <Textarea
        label={t('rules.because')}
        description={t('rules.becauseHint')}
        value={draft.because}
        maxLength={becauseCharactersMax}
        rows={2}
        onChange={(event) => change({ because: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('rules.startedBy')}
        value={draft.startedBy}
        onChange={(event) => change({ startedBy: event.currentTarget.value as RuleDraft['startedBy'] })}
        data={[
          { value: 'customer', label: t('rules.startedByCustomer') },
          { value: 'firm', label: t('rules.startedByFirm') },
        ]}
      />
    </div>
  );
}

function WhenFields({ draft, onChange }: RuleFormProps) {
  const { t } = useRuleText();
  const more = useMomentConditions();
  const { joint, parts } = draft;
  return (
    <fieldset className={groupStyles.rule}>
      <legend>{t('rules.when')}</legend>
      {parts.length > 1 ? (
        <NativeSelect
          aria-label={t('rules.when')}
          value={joint}
          onChange={(event) => onChange({ ...draft, joint: event.currentTarget.value as RuleDraft['joint'] })}
          data={[
            { value: 'all', label: t('groups.all') },
            { value: 'any', label: t('groups.any') },
          ]}
        />
      ) : null}
      {parts.length === 0 ? <p>{t('rules.always')}</p> : null}
      <ConditionRows parts={parts} joint={joint} offers={{ more }} onChange={(next) => onChange({ ...draft, parts: next })} />
      {parts.length === 1 ? (
        <button type="button" className={styles.link} onClick={() => onChange({ ...draft, parts: [] })}>
          {t('rules.makeAlways')}
        </button>
      ) : null}
    </fieldset>
  );
}
