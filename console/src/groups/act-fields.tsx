import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { audienceWordsQuery, knownActQuery } from '../api/audiences.ts';
import styles from './groups.module.css';
import { type DetailsProps, NumberField, WindowFields, WordField } from './rule-fields.tsx';
import { useActText } from './use-act-text.ts';
import { type Step, useGroupText } from './use-group-text.ts';

// As many as the server puts one after the other.
const stepsMax = 5;
const views = ['$page', '$screen'];

/** How often she did something, at all or about one thing, and in which time. */
export function DidFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const fields = { condition, onChange };
  return (
    <>
      <StepFields
        step={{ did: condition.did ?? '', ...(condition.about === undefined ? {} : { about: condition.about }) }}
        onChange={({ did, about }) => {
          const { about: _, ...rest } = condition;
          onChange({ ...rest, did, ...(about === undefined ? {} : { about }) });
        }}
      />
      <NumberField {...fields} name="min" label={t('grouping.timesMin')} placeholder={t('grouping.noBound')} />
      <NumberField {...fields} name="max" label={t('grouping.timesMax')} placeholder={t('grouping.noBound')} />
      <WindowFields
        {...fields}
        days="withinDays"
        hours="withinHours"
        label={t('grouping.inTheLast')}
        placeholder={t('grouping.everSince')}
      />
    </>
  );
}

/** One thing after the other, within so long of one another, and all of it lately. */
export function SequenceFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const steps = condition.sequence ?? [];
  const change = (sequence: Step[]) => onChange({ ...condition, sequence });
  const fields = { condition, onChange };
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be the same thing done twice.
          <li key={at} className={styles.step}>
            <div className={styles.fields}>
              <StepFields step={step} onChange={(next) => change(steps.map((one, place) => (place === at ? next : one)))} />
            </div>
            <ActionIcon
              variant="subtle"
              aria-label={t('grouping.removeStep', { number: at + 1 })}
              disabled={steps.length <= 2}
              onClick={() => change(steps.filter((_, place) => place !== at))}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {steps.length < stepsMax ? (
        <Button
          className={styles.wholeLine}
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => change([...steps, { did: '' }])}
        >
          {t('grouping.addStep')}
        </Button>
      ) : null}
      <WindowFields {...fields} days="withinDays" hours="withinHours" label={t('grouping.allWithin')} placeholder={t('grouping.noBound')} />
      <WindowFields
        {...fields}
        days="inLastDays"
        hours="inLastHours"
        label={t('grouping.inTheLast')}
        placeholder={t('grouping.everSince')}
      />
    </>
  );
}

function StepFields({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const { t } = useGroupText();
  const { act } = useActText();
  const { data } = useQuery(audienceWordsQuery);
  const { did, about } = step;
  const known = data?.acts ?? [];
  return (
    <>
      <WordField
        label={t('grouping.act')}
        placeholder={t('grouping.actHint')}
        value={did}
        words={[...known, ...views.filter((view) => !known.includes(view))]}
        wordName={(word) => (word.startsWith('$') ? act(word) : word)}
        onChange={(next) => onChange({ ...step, did: next })}
      />
      {data === undefined || did === '' || known.includes(did) || views.includes(did) ? null : <UnseenNotice key={did} did={did} />}
      <TextInput
        className={styles.what}
        label={t('grouping.aboutWhat')}
        placeholder={t('grouping.aboutHint')}
        value={about ?? ''}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          onChange(typed === '' ? { did } : { did, about: typed });
        }}
      />
    </>
  );
}

/** Of a name that no event has had yet, which may be a slip of the pen or what is still to come. */
function UnseenNotice({ did }: Pick<Step, 'did'>) {
  const { t } = useGroupText();
  const { act } = useActText();
  const { data } = useQuery(knownActQuery(did));
  if (data === undefined || data.seen) return null;
  const { like } = data;
  return (
    <p className={styles.unseen} role="status">
      {like === undefined ? t('grouping.unseenAct', { name: did }) : t('grouping.unseenActLike', { name: did, like: act(like) })}
    </p>
  );
}
