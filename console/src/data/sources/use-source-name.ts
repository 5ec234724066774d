import { useQuery } from '@tanstack/react-query';
import { sourcesQuery } from '../../api/sources.ts';

/** A source's name by its number; the number itself while names are on their way or the source is gone. */
export function useSourceName(): (id: number) => string {
  const { data } = useQuery(sourcesQuery);
  return (id) => data?.find((source) => source.id === id)?.name ?? `#${id}`;
}
