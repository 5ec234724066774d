import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../api/contract.ts';
import { endToken } from '../../api/users.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';

/** Asked before, because nothing brings an ended token back. */
export function EndTokenDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const end = async () => {
    const ended = await action.run(async () => {
      await endToken(token.id);
      await client.invalidateQueries({ queryKey: ['tokens'] });
    });
    if (!ended) return;
    onClose();
    showToast(t('tokens.ended', { name: token.name }));
  };
  return (
    <FormDialog
      opened
      title={t('tokens.endOf', { name: token.name })}
      size={480}
      action={action}
      actionLabel={t('tokens.end')}
      lasting
      ready
      onClose={onClose}
      onSubmit={() => void end()}
    >
      <p className="muted">{t('tokens.endNote')}</p>
    </FormDialog>
  );
}
