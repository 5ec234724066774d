import { useQueryClient } from '@tanstack/react-query';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';

/** Writing down what she said to a colleague: says that it is done, closes the dialog, and her page reads itself anew. */
export function useWriteDown(customerId: string, written: string, onClose: () => void) {
  const client = useQueryClient();
  const action = useAction();
  const write = async (deed: () => Promise<unknown>) => {
    if (!(await action.run(deed))) return;
    showToast(written);
    onClose();
    void client.invalidateQueries({ queryKey: ['customer', customerId] });
    void client.invalidateQueries({ queryKey: ['timeline', customerId] });
  };
  return { action, write };
}
