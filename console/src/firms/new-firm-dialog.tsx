import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Firm } from '../api/contract.ts';
import { createFirm } from '../api/firms.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { useAction } from '../parts/use-action.ts';

interface NewFirmDialogProps {
  /** A site of this firm. */
  parent?: string;
  onClose: () => void;
  onMade: (firm: Firm) => void;
}

/** A firm, or a site of one, as a colleague writes it down. */
export function NewFirmDialog({ parent, onClose, onMade }: NewFirmDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [name, setName] = useState('');
  const [domain, setDomain] = useState('');
  const [vat, setVat] = useState('');
  const [above, setAbove] = useState(parent ?? '');
  const [isSite, setSite] = useState(parent !== undefined);
  const [reason, setReason] = useState('');
  const make = () =>
    action.run(async () => {
      const identifiers = { ...(domain.trim() === '' ? {} : { domain }), ...(vat.trim() === '' ? {} : { vat }) };
      const under = above.trim() === '' ? {} : { parent: above.trim() };
      onMade(await createFirm({ name, form: isSite ? 'site' : 'firm', identifiers, ...under, reason: reason.trim() }));
    });
  return (
    <FormDialog
      opened
      title={t(parent === undefined ? 'firms.make' : 'firms.addSite')}
      actionLabel={t(parent === undefined ? 'firms.make' : 'firms.addSite')}
      action={action}
      ready={name.trim() !== '' && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void make()}
    >
      <TextInput label={t('firms.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <TextInput label={t('firms.domain')} value={domain} onChange={(event) => setDomain(event.currentTarget.value)} />
      <TextInput label={t('firms.vat')} value={vat} onChange={(event) => setVat(event.currentTarget.value)} />
      <TextInput label={t('firms.parentNumber')} value={above} onChange={(event) => setAbove(event.currentTarget.value)} />
      <Checkbox label={t('firms.isSite')} checked={isSite} onChange={(event) => setSite(event.currentTarget.checked)} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
