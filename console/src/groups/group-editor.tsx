import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { audiencesQuery, saveAudience } from '../api/audiences.ts';
import type { AudienceDetails, GroupDetails } from '../api/contract.ts';
import { saveGroup } from '../api/groups.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { usePermissionText } from '../people/use-permission-text.ts';
import { purposes } from './condition-fields.tsx';
import { ConditionRows, JointSelect } from './condition-rows.tsx';
import styles from './groups.module.css';
import { type Joint, listOf, listRule } from './rule-lists.ts';
import { RuleTrial } from './rule-trial.tsx';
import { isUnfinished, tidyRule } from './tidy-rule.ts';
import { type Rule, useGroupText } from './use-group-text.ts';

// The server's own least.
const nameCharactersMin = 2;
/** A group is recognised: something is added for its people. An audience is told something, or used for something. */
const recognised = 'recognised';
const purposeMeans: Readonly<Record<string, 'audiences.forService' | 'grouping.recogniseMeans'>> = {
  [recognised]: 'grouping.recogniseMeans',
  service: 'audiences.forService',
};

interface GroupEditorProps {
  group?: GroupDetails;
  audience?: AudienceDetails;
  onClose: () => void;
}

/** Who belongs by which rule and what that is for, with how many people that would be and some of them. */
export function GroupEditor({ group, audience, onClose }: GroupEditorProps) {
  const text = useGroupText();
  const { t } = text;
  const action = useAction();
  const save = useSave(group, audience);
  const given = group ?? audience;
  const givenRule = (given?.rule ?? { measure: 'silentDays', min: 90 }) as Rule;
  const [name, setName] = useState(group === undefined ? (audience?.name ?? '') : text.named(group));
  const [about, setAbout] = useState(group === undefined ? (audience?.about ?? '') : text.about(group));
  const [purpose, setPurpose] = useState<string>(audience?.purpose ?? recognised);
  const [joint, setJoint] = useState<Joint>(listOf(givenRule)?.joint ?? 'all');
  const [parts, setParts] = useState<Rule[]>(listOf(givenRule)?.parts ?? [givenRule]);
  const [reason, setReason] = useState('');
  const audiences = useOtherAudiences(audience?.id, purpose !== recognised);
  const rule = tidyRule(listRule(joint, parts));
  const isReady = name.trim().length >= nameCharactersMin && !isUnfinished(rule) && isReason(reason);
  const submit = async () => {
    if (await action.run(() => save({ name: name.trim(), about: about.trim(), rule }, purpose, reason.trim()))) onClose();
  };
  return (
    <FormDialog
      opened
      size={960}
      title={given === undefined ? t('groups.make') : group === undefined ? given.name : text.named(group)}
      action={action}
      actionLabel={t('word.save')}
      ready={isReady}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <div className={styles.pair}>
        <TextInput
          label={t('groups.name')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {group === undefined ? <PurposeField isNew={audience === undefined} purpose={purpose} onChange={setPurpose} /> : null}
      </div>
      <Textarea
        label={t('groups.about')}
        value={about}
        rows={2}
        maxLength={300}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <fieldset className={styles.rule}>
        <legend>{t('groups.joint')}</legend>
        {parts.length > 1 || joint === 'none' ? <JointSelect label={t('groups.joint')} joint={joint} onChange={setJoint} /> : null}
        <ConditionRows parts={parts} joint={joint} offers={{ audiences }} onChange={setParts} />
        <RuleTrial rule={rule} />
      </fieldset>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** What its people are told or used for; what was made to recognise people stays so. */
function PurposeField({ isNew, purpose, onChange }: { isNew: boolean; purpose: string; onChange: (purpose: string) => void }) {
  const { t } = useGroupText();
  const { name } = usePermissionText();
  return (
    <NativeSelect
      label={t('grouping.whatFor')}
      description={t(purposeMeans[purpose] ?? 'grouping.purposeMeans')}
      value={purpose}
      data={[
        ...(isNew ? [{ value: recognised, label: t('grouping.recognise') }] : []),
        { group: t('grouping.purposes'), items: purposes.map((value) => ({ value: value as string, label: name(value) })) },
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Audiences that a rule may ask for; undefined where it may not. */
function useOtherAudiences(own: number | undefined, isOffered: boolean) {
  const { data } = useQuery({ ...audiencesQuery, enabled: isOffered });
  if (!isOffered) return undefined;
  return (data?.audiences ?? [])
    .filter(({ id, state }) => state === 'active' && id !== own)
    .map(({ id, name }) => ({ value: String(id), label: name }));
}

interface Draft {
  name: string;
  about: string;
  rule: Rule;
}

function useSave(group: GroupDetails | undefined, audience: AudienceDetails | undefined) {
  const text = useGroupText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const saveAsAudience = async (draft: Draft, purpose: string, reason: string) => {
    const { id } = await saveAudience(audience?.id, { ...draft, purpose }, audience?.version ?? 0, reason);
    if (audience === undefined) void navigate({ to: '/audiences/$id', params: { id: String(id) } });
  };
  const saveAsGroup = async (draft: Draft, reason: string) => {
    // What nobody has written anew goes back as the server has it, not as the reader's language says it.
    const words =
      group === undefined
        ? {}
        : {
            name: draft.name === text.named(group) ? group.name : draft.name,
            about: draft.about === text.about(group) ? group.about : draft.about,
          };
    const whole = { ...draft, ...words, ...(group?.service === undefined ? {} : { service: group.service }) };
    const { id } = await saveGroup(group?.id, whole, group?.version ?? 0, reason);
    if (group === undefined) void navigate({ to: '/groups/$id', params: { id: String(id) } });
  };
  return async (draft: Draft, purpose: string, reason: string) => {
    await (purpose === recognised || group !== undefined ? saveAsGroup(draft, reason) : saveAsAudience(draft, purpose, reason));
    showToast(text.t('groups.saved'));
    // Nobody waits with a dialog open until everything has been read anew.
    void client.invalidateQueries({ queryKey: ['groups'] });
    void client.invalidateQueries({ queryKey: ['audiences'] });
  };
}
