import { Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NoticeRule, NoticeRules } from '../api/contract.ts';
import { changeNotices, messageWays } from '../api/messages.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { useMessageText } from './use-message-text.ts';

const purposes = ['service', 'advice', 'marketing'] as const;
// A fresh rule: news for an hour, of use for two days, switched on when it is saved.
const fresh: NoticeRule = {
  ...{ key: '', title: '', enabled: true, channels: ['push', 'sms', 'email'], purpose: 'service', isPromotion: false },
  ...{ subject: '', text: '', content: '', freshMinutes: 60, usefulHours: 48, when: { event: '', where: {}, person: null } },
};

interface NoticeDialogProps {
  rule: NoticeRule | undefined;
  notices: NoticeRules;
  onClose: () => void;
}

/** One rule: what happens, by which channels, what is said. What the dialog does not show stays as it is. */
export function NoticeDialog({ rule, notices, onClose }: NoticeDialogProps) {
  const { t } = useMessageText();
  const client = useQueryClient();
  const action = useAction();
  const [draft, setDraft] = useState<NoticeRule>(rule ?? fresh);
  const [reason, setReason] = useState('');
  const save = async () => {
    const kept = { ...draft, key: rule?.key ?? keyOf(draft.title, notices) };
    const rules = rule === undefined ? [...notices.rules, kept] : notices.rules.map((one) => (one.key === rule.key ? kept : one));
    if (!(await action.run(() => changeNotices({ rules, version: notices.version, reason: reason.trim() })))) return;
    showToast(t('outbox.notice.saved'));
    onClose();
    void client.invalidateQueries({ queryKey: ['messages', 'notices'] });
  };
  const isSaid = draft.text.trim() !== '' || draft.content !== '';
  const isWhole = draft.title.trim() !== '' && draft.when.event.trim() !== '' && draft.channels.length > 0 && isSaid;
  return (
    <FormDialog
      opened
      title={rule?.title ?? t('outbox.notice.add')}
      action={action}
      actionLabel={t('word.save')}
      ready={isWhole && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Fields draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

interface FieldsProps {
  draft: NoticeRule;
  onChange: (change: Partial<NoticeRule>) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t, way, forWhat } = useMessageText();
  return (
    <>
      <TextInput
        label={t('outbox.notice.title')}
        value={draft.title}
        maxLength={120}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={t('outbox.notice.event')}
        value={draft.when.event}
        maxLength={200}
        onChange={(event) => onChange({ when: { ...draft.when, event: event.currentTarget.value } })}
      />
      <MultiSelect
        label={t('outbox.notice.channels')}
        data={messageWays.map((one) => ({ value: one, label: way(one) }))}
        value={[...draft.channels]}
        onChange={(chosen) => onChange({ channels: chosen as NoticeRule['channels'] })}
      />
      <NativeSelect
        label={t('messages.purpose')}
        value={draft.purpose}
        data={purposes.map((one) => ({ value: one, label: forWhat(one) }))}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <Checkbox
        label={t('messages.isPromotion')}
        checked={draft.isPromotion}
        onChange={(event) => onChange({ isPromotion: event.currentTarget.checked })}
      />
      <Words draft={draft} onChange={onChange} />
      <NumberInput
        label={t('outbox.notice.usefulHours')}
        value={draft.usefulHours}
        min={1}
        max={720}
        allowDecimal={false}
        onChange={(hours) => onChange({ usefulHours: Number(hours) || 1 })}
      />
      <Checkbox
        label={t('outbox.notice.on')}
        checked={draft.enabled}
        onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
      />
    </>
  );
}

/** A name for ever, out of the title: small letters and hyphens, one that no other rule has. */
function keyOf(title: string, { rules }: NoticeRules): string {
  const letters = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50);
  const base = letters === '' ? 'rule' : letters;
  const taken = new Set(rules.map(({ key }) => key));
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  return key;
}

/** What is said: a piece of content by its key, or a text written here. */
function Words({ draft, onChange }: FieldsProps) {
  const { t } = useMessageText();
  if (draft.content !== '') return <p>{t('outbox.content', { key: draft.content })}</p>;
  return (
    <>
      <TextInput
        label={t('outbox.notice.subject')}
        value={draft.subject}
        maxLength={200}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('outbox.notice.text')}
        description={t('outbox.notice.textHint')}
        value={draft.text}
        maxLength={4_000}
        autosize
        minRows={3}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </>
  );
}
