import { NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MomentRule } from '../api/contract.ts';
import { momentRulesQuery, policyValuesQuery, saveMomentRule, undoMomentRules } from '../api/moments.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { keyOf } from './rule-draft.ts';
import { useEstimateText } from './use-estimate-text.ts';

export interface ImpliedRule {
  /** The key of the piece. */
  item: string;
  title: string;
  effect: 'first' | 'withhold';
  place: string | undefined;
}

interface ImpliedRuleDialogProps {
  implied: ImpliedRule;
  places: readonly string[];
  onClose: () => void;
}

/** What was learned becomes a rule, after its value was told: first at a place, or put away there. */
export function ImpliedRuleDialog({ implied, places, onClose }: ImpliedRuleDialogProps) {
  const { t, estimate } = useEstimateText();
  const client = useQueryClient();
  const action = useAction();
  const [place, setPlace] = useState(implied.place ?? places[0] ?? '');
  const [reason, setReason] = useState('');
  const rules = useQuery(momentRulesQuery);
  const values = useQuery({ ...policyValuesQuery(place), enabled: place !== '' });
  const { item, title, effect } = implied;
  const name = t(`learned.implied.name.${effect}`, { title, place });
  const policy = values.data?.policies.find((one) => one.policy === item);
  const renew = () => client.invalidateQueries({ queryKey: ['moments'] });
  const save = async () => {
    const { data } = rules;
    if (data === undefined) return;
    const rule: MomentRule = {
      ...{
        key: keyOf(
          name,
          data.rules.map(({ key }) => key),
        ),
        name: name.slice(0, nameCharactersMax),
        effect,
        startedBy: 'firm',
      },
      ...(place === '' ? {} : { places: [place] }),
      when: { all: [] },
      choose: { items: [item] },
    };
    const done = await action.run(async () => {
      const saved = await saveMomentRule(rule, data.version, reason.trim());
      showToast(t('learned.implied.saved'), { undo: () => void undoMomentRules(t('rules.undoneAtOnce'), saved.version).then(renew) });
    });
    if (!done) return;
    await renew();
    onClose();
  };
  return (
    <FormDialog
      opened
      title={name}
      action={action}
      actionLabel={t(effect === 'first' ? 'learned.putFirst' : 'learned.putAway')}
      ready={rules.data !== undefined && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <NativeSelect
        label={t('learned.implied.place')}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
        data={[...places.map((one) => ({ value: one, label: one })), { value: '', label: t('rules.everyPlace') }]}
      />
      {place === '' ? null : (
        <div>
          <p>
            {t('learned.implied.asItIs')}: <b>{values.data === undefined ? '…' : estimate(values.data.asItIs)}</b>
          </p>
          {effect === 'withhold' ? (
            <p>{t('learned.implied.without')}</p>
          ) : (
            <p>
              {t('learned.implied.always', { title })}: <b>{values.data === undefined ? '…' : estimate(policy?.doublyRobust)}</b>
            </p>
          )}
        </div>
      )}
      <p className="muted">{t('learned.implied.later')}</p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

const nameCharactersMax = 120;
