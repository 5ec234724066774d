import { createContext, useContext } from 'react';
import { readerZone } from '../../../format/use-format.ts';

interface OriginContextValue {
  customerId: string;
  zone: string;
  onOpenEvent: (eventId: string) => void;
}

/** Whose page it is, and how an event is opened on it. */
export const OriginContext = createContext<OriginContextValue>({ customerId: '', zone: readerZone, onOpenEvent: () => undefined });

export function useOriginContext(): OriginContextValue {
  return useContext(OriginContext);
}
