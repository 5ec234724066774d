import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../api/contract.ts';
import { sendMessage } from '../api/messages.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { LongText } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { useMessageText } from './use-message-text.ts';

const ways = ['email', 'sms', 'push', 'inApp', 'post', 'call', 'employee'] as const;
const purposes = ['service', 'advice', 'marketing'] as const;
// The server's own bound.
const textCharactersMax = 4_000;

/** Something said to one person by a colleague: through the gate like everything else, and the answer says what became of it. */
export function SendDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t, way, forWhat, reason } = useMessageText();
  const client = useQueryClient();
  const action = useAction();
  const [channel, setChannel] = useState<string>('email');
  const [purpose, setPurpose] = useState<string>('service');
  const [isPromotion, setPromotion] = useState(false);
  const [isAnswer, setAnswer] = useState(false);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const send = () =>
    action.run(async () => {
      const said = subject.trim() === '' ? {} : { subject: subject.trim() };
      const wish = { customer: customer.id, channel, purpose, isPromotion, isAnswer, ...said, text: text.trim() };
      const { state, reasons } = await sendMessage(wish);
      const why = reasons.map(reason).join(' ');
      showToast(
        state === 'refused'
          ? t('messages.askedRefused', { reason: why })
          : state === 'held'
            ? t('messages.askedHeld', { reason: why })
            : t('messages.asked'),
      );
      onClose();
      void client.invalidateQueries({ queryKey: ['customer', customer.id] });
      void client.invalidateQueries({ queryKey: ['messages'] });
    });
  return (
    <FormDialog
      opened
      title={t('messages.writeTitle', { name: customer.name.display })}
      action={action}
      actionLabel={t('messages.ask')}
      ready={text.trim() !== '' && text.trim().length <= textCharactersMax}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="muted">{t('messages.writeMeans')}</p>
      <NativeSelect
        label={t('messages.channel')}
        value={channel}
        data={ways.map((one) => ({ value: one, label: way(one) }))}
        onChange={(event) => setChannel(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('messages.purpose')}
        value={purpose}
        data={purposes.map((one) => ({ value: one, label: forWhat(one) }))}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
      {channel === 'sms' || channel === 'call' ? null : (
        <TextInput
          label={t('messages.subject')}
          value={subject}
          maxLength={200}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
      )}
      <LongText
        label={t('messages.text')}
        description={t('messages.textHint')}
        value={text}
        most={textCharactersMax}
        onChange={setText}
        autoFocus
      />
      <Checkbox label={t('messages.isAnswer')} checked={isAnswer} onChange={(event) => setAnswer(event.currentTarget.checked)} />
      <Checkbox label={t('messages.isPromotion')} checked={isPromotion} onChange={(event) => setPromotion(event.currentTarget.checked)} />
    </FormDialog>
  );
}
