export interface ChangedPath {
  path: string;
  before: unknown;
  after: unknown;
}

/** Where two values differ, down to the first leaf that does; lists are compared by place. */
export function changedPaths(before: unknown, after: unknown, path = ''): ChangedPath[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const inList = Array.isArray(before);
  return [...keys].flatMap((key) =>
    changedPaths(at(before, key), at(after, key), inList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}

function isBranch(value: unknown): value is Record<string, unknown> | unknown[] {
  return typeof value === 'object' && value !== null;
}

function at(value: Record<string, unknown> | unknown[], key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
