import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, OwnSpaceLink } from '../../../api/contract.ts';
import { endOwnSpace, giveOwnSpace } from '../../../api/own-space.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { SecretDialog } from '../../../parts/secret-dialog.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';

/** Makes a link to her own space and shows it once; or ends all that are out. */
export function OwnSpace({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [link, setLink] = useState<OwnSpaceLink>();
  const title = t('ownSpace.title', { name: customer.name.display });
  const make = () => action.run(async () => setLink(await giveOwnSpace(customer.id)));
  const end = () =>
    action.run(async () => {
      const { links } = await endOwnSpace(customer.id);
      showToast(links === 0 ? t('ownSpace.noneEnded') : t('ownSpace.ended', { count: links }));
      onClose();
    });
  if (link !== undefined) {
    return (
      <SecretDialog title={title} label={t('ownSpace.link')} secret={link.url} onClose={onClose}>
        <p className="muted">
          {t('ownSpace.note')} {t('ownSpace.until')} <TimeText at={link.expiresAt} as="date" />.
        </p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog opened title={title} action={action} actionLabel={t('ownSpace.make')} ready onClose={onClose} onSubmit={() => void make()}>
      <p>{t('ownSpace.means')}</p>
      <p className="muted">{t('ownSpace.endMeans')}</p>
      <p>
        <Button variant="default" size="compact-sm" disabled={action.busy} onClick={() => void end()}>
          {t('ownSpace.end')}
        </Button>
      </p>
    </FormDialog>
  );
}
