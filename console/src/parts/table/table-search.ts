import { useSearch } from '@tanstack/react-router';
import { useAddressChange } from '../use-address-change.ts';

export interface TableSearch {
  sort?: string | undefined;
  cols?: string | undefined;
}

/** Order and columns of the table on this page, kept in the address bar so that a view can be shared as a link. */
export function useTableSearch(): [TableSearch, (change: TableSearch) => void] {
  const search = useSearch({ strict: false }) as TableSearch;
  return [search, useAddressChange()];
}
