import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Customer } from '../../../api/contract.ts';
import { writeDownPermissions } from '../../../api/permissions.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { usePermissionText } from '../../use-permission-text.ts';
import styles from './allowed.module.css';
import { useWriteDown } from './use-write-down.ts';
import { WhereSaid } from './where-said.tsx';

const purposes = ['marketing', 'advice', 'analysis', 'advertising', 'location', 'searches', 'social'] as const;
const channels = ['email', 'push', 'sms', 'whatsapp', 'post', 'phone'] as const;
const noteCharactersMax = 500;

/** One thing that she says we may or may not do, as she says it to a colleague. */
export function WriteDown({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t, name } = usePermissionText();
  const { action, write } = useWriteDown(customer.id, t('allowed.written'), onClose);
  const [purpose, setPurpose] = useState<string>('marketing');
  const [channel, setChannel] = useState('');
  const [answer, setAnswer] = useState('');
  const [where, setWhere] = useState('phone');
  const [note, setNote] = useState('');
  const save = () => {
    const said = [{ ...(purpose === '' ? {} : { purpose }), ...(channel === '' ? {} : { channel }), granted: answer === 'yes' }];
    const draft = { said, channel: where, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    return write(() => writeDownPermissions(customer.id, draft));
  };
  return (
    <FormDialog
      opened
      title={t('allowed.writeTitle', { name: customer.name.display })}
      action={action}
      actionLabel={t('allowed.writeDo')}
      ready={answer !== '' && (purpose !== '' || channel !== '') && note.length <= noteCharactersMax}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p className="muted">{t('allowed.writeMeans')}</p>
      <NativeSelect
        label={t('allowed.what')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
        data={[...purposes.map((value) => ({ value, label: name(value) })), { value: '', label: t('allowed.anyMessage') }]}
        data-autofocus
      />
      <NativeSelect
        label={t('allowed.by')}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value)}
        data={[{ value: '', label: t('allowed.anyChannel') }, ...channels.map((value) => ({ value, label: name(value) }))]}
      />
      <Radio.Group label={t('allowed.answer')} value={answer} onChange={setAnswer}>
        <div className={styles.choices}>
          <Radio value="yes" label={t('allowed.sheAllows')} />
          <Radio value="no" label={t('allowed.sheRefuses')} />
        </div>
      </Radio.Group>
      <WhereSaid value={where} onChange={setWhere} />
      <TextInput
        label={t('allowed.note')}
        value={note}
        maxLength={noteCharactersMax}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
