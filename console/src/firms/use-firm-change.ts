import { useQueryClient } from '@tanstack/react-query';
import type { Firm } from '../api/contract.ts';

/** What a change answers is the page as it is now: it is shown at once, and all that hangs on it is fetched anew. */
export function useFirmChange(id: string): (changing: Promise<Firm>) => Promise<void> {
  const client = useQueryClient();
  return async (changing) => {
    client.setQueryData(['firm', id], await changing);
    void client.invalidateQueries({ queryKey: ['firm', id] });
    void client.invalidateQueries({ queryKey: ['firms'] });
  };
}
