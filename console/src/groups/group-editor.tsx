import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupDetails } from '../api/contract.ts';
import { saveGroup } from '../api/groups.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { ConditionRows } from './condition-rows.tsx';
import styles from './groups.module.css';
import { RuleTrial } from './rule-trial.tsx';
import { isUnfinished, tidyRule } from './tidy-rule.ts';
import { type Rule, useGroupText } from './use-group-text.ts';

// The server's own least.
const nameCharactersMin = 2;

/** A group's name, sentence and rule, with how many people it would hold; the rule is a list of conditions, and of lists, of which all or one must hold. */
export function GroupEditor({ group, onClose }: { group?: GroupDetails; onClose: () => void }) {
  const text = useGroupText();
  const { t } = text;
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const given = (group?.rule ?? { measure: 'silentDays', min: 90 }) as Rule;
  const [name, setName] = useState(group === undefined ? '' : text.named(group));
  const [about, setAbout] = useState(group === undefined ? '' : text.about(group));
  const [joint, setJoint] = useState<'all' | 'any'>(given.any === undefined ? 'all' : 'any');
  const [parts, setParts] = useState<Rule[]>(given.all ?? given.any ?? [given]);
  const [reason, setReason] = useState('');
  const rule = tidyRule({ [joint]: parts });
  const isReady = name.trim().length >= nameCharactersMin && !isUnfinished(rule) && isReason(reason);
  const save = async () => {
    // What nobody has written anew goes back as the server has it, not as the reader's language says it.
    const words = {
      name: group !== undefined && name === text.named(group) ? group.name : name.trim(),
      about: group !== undefined && about === text.about(group) ? group.about : about.trim(),
    };
    const draft = { ...words, rule, ...(group?.service === undefined ? {} : { service: group.service }) };
    let id = group?.id;
    const ok = await action.run(async () => {
      id = (await saveGroup(group?.id, draft, group?.version ?? 0, reason.trim())).id;
    });
    if (!ok) return;
    showToast(t('groups.saved'));
    onClose();
    // Nobody waits with a dialog open until everything has been read anew.
    void client.invalidateQueries({ queryKey: ['groups'] });
    if (group === undefined && id !== undefined) void navigate({ to: '/groups/$id', params: { id: String(id) } });
  };
  return (
    <FormDialog
      opened
      size={900}
      title={group === undefined ? t('groups.make') : text.named(group)}
      action={action}
      actionLabel={t('word.save')}
      ready={isReady}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <TextInput
        label={t('groups.name')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t('groups.about')}
        value={about}
        rows={2}
        maxLength={300}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <fieldset className={styles.rule}>
        <legend>{t('groups.joint')}</legend>
        {parts.length > 1 ? (
          <NativeSelect
            aria-label={t('groups.joint')}
            value={joint}
            onChange={(event) => setJoint(event.currentTarget.value as 'all' | 'any')}
            data={[
              { value: 'all', label: t('groups.all') },
              { value: 'any', label: t('groups.any') },
            ]}
          />
        ) : null}
        <ConditionRows parts={parts} joint={joint} onChange={setParts} />
        <RuleTrial rule={rule} />
      </fieldset>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
