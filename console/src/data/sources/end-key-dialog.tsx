import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Source, SourceKey } from '../../api/contract.ts';
import { endKey } from '../../api/sources.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';

interface EndKeyDialogProps {
  source: Source;
  sourceKey: SourceKey;
  onClose: () => void;
}

/** Asked before, because nothing brings an ended key back. */
export function EndKeyDialog({ source, sourceKey, onClose }: EndKeyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const end = async () => {
    const ended = await action.run(async () => {
      await endKey(source.id, sourceKey.id);
      await client.invalidateQueries({ queryKey: ['sources'] });
    });
    if (!ended) return;
    onClose();
    showToast(t('sources.keyEnded'));
  };
  return (
    <FormDialog
      opened
      title={t('sources.endKeyTitle')}
      action={action}
      actionLabel={t('sources.endKey')}
      lasting
      ready
      onClose={onClose}
      onSubmit={() => void end()}
    >
      <p className="muted">{t('sources.endKeyNote')}</p>
    </FormDialog>
  );
}
