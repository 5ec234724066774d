import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAddressChange } from './use-address-change.ts';
import { useSettled } from './use-settled.ts';

/** As many as the server looks for. */
export const searchCharactersMax = 200;

/** Words to look for, as they are typed; they go into the address (`q`) a moment after typing pauses. */
export function useAddressWords(): [string, (text: string) => void] {
  const { q } = useSearch({ strict: false }) as { q?: string | undefined };
  const change = useAddressChange();
  const [text, setText] = useState(q ?? '');
  const wanted = useSettled(text.trim());
  useEffect(() => {
    const next = wanted === '' ? undefined : wanted;
    if (next !== q) change({ q: next });
  }, [wanted, q, change]);
  return [text, setText];
}
