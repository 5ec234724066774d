import type { FindSource, SourceAtDoor } from '../event/index.ts';
import { NotAllowed } from '../foundation/index.ts';

/** The source of the first of these keys that has one. */
export async function sourceOf(keys: readonly (string | undefined)[], findSource: FindSource): Promise<SourceAtDoor | undefined> {
  for (const key of keys) {
    const source = key === undefined ? undefined : await findSource(key);
    if (source !== undefined) return source;
  }
  return undefined;
}

export function unknownKey(): NotAllowed {
  return new NotAllowed(
    'collect.unknown_write_key',
    'send a valid write key: as the user name of Basic authorization, as X-Write-Key, or as writeKey in the body',
  );
}
