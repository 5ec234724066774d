import { Checkbox, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleView } from '../../api/contract.ts';
import { changeSetting } from '../../api/settings.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { isReason, ReasonField } from '../../parts/reason-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';
import styles from './single-view.module.css';

interface ExpectedSourcesProps extends Pick<SingleView, 'definition'> {
  onClose: () => void;
}

const daysMax = 3_650;

/** Chooses which sources are expected to know every customer, and for how long what each said is fresh. */
export function ExpectedSources({ definition, onClose }: ExpectedSourcesProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const sources = useQuery(sourcesQuery);
  const [chosen, setChosen] = useState(() => new Map(definition.expected.map(({ source, freshDays }) => [source.id, freshDays])));
  const [freshDays, setFreshDays] = useState(definition.freshDays);
  const [reason, setReason] = useState('');
  const choose = (id: number, days: number | null | undefined) => {
    const next = new Map(chosen);
    if (days === undefined) next.delete(id);
    else next.set(id, days);
    setChosen(next);
  };
  const save = async () => {
    const { traits, reviewersAgree, version } = definition;
    const expected = [...chosen].map(([source, days]) => ({ source, freshDays: days }));
    const value = { expected, freshDays, traits, reviewersAgree };
    const isDone = await action.run(() => changeSetting('wholeness.definition', { value, version, reason: reason.trim() }));
    if (!isDone) return;
    await Promise.all([client.invalidateQueries({ queryKey: ['single-view'] }), client.invalidateQueries({ queryKey: ['settings'] })]);
    showToast(t('viewShare.definition.saved'));
    onClose();
  };
  const days = (value: number | string) => (typeof value === 'number' && value > 0 ? value : null);
  return (
    <FormDialog
      opened
      title={t('viewShare.definition.choose')}
      action={action}
      actionLabel={t('word.save')}
      ready={isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p className="muted">{t('viewShare.definition.chooseMeans')}</p>
      <Loaded query={sources} lines={3}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{t('viewShare.definition.noneYet')}</p>
          ) : (
            <ul className={styles.choices}>
              {all.map(({ id, name }) => (
                <li key={id} className={styles.choice}>
                  <Checkbox
                    label={name}
                    checked={chosen.has(id)}
                    onChange={(event) => choose(id, event.currentTarget.checked ? null : undefined)}
                  />
                  {chosen.has(id) ? (
                    <NumberInput
                      aria-label={t('viewShare.definition.daysOf', { source: name })}
                      placeholder={t('viewShare.definition.always')}
                      suffix={` ${t('viewShare.definition.days')}`}
                      value={chosen.get(id) ?? ''}
                      onChange={(value) => choose(id, days(value))}
                      min={1}
                      max={daysMax}
                      allowDecimal={false}
                      hideControls
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <NumberInput
        label={t('viewShare.definition.anySource')}
        description={t('viewShare.definition.anySourceMeans')}
        suffix={` ${t('viewShare.definition.days')}`}
        value={freshDays ?? ''}
        onChange={(value) => setFreshDays(days(value))}
        min={1}
        max={daysMax}
        allowDecimal={false}
        hideControls
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
