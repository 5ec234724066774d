import type { SourceRef } from '../../api/contract.ts';

export function sourceName(source: SourceRef | string): string {
  return typeof source === 'string' ? source : source.name;
}
