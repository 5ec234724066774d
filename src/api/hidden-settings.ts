import { type HiddenFields, hiddenMark } from '../access/index.ts';
import { isJsonObject, type JsonValue, NotAllowed } from '../foundation/index.ts';

/** Members of a setting, as paths (`care`, `limits.days`), that tell a field which is hidden from a role. Pure. */
export function hiddenMembers(reveals: Readonly<Record<string, string>>, hidden: HiddenFields): string[] {
  return Object.entries(reveals)
    .filter(([path, field]) => [field, ...path.split('.')].some((name) => hidden.ruleFor(name) !== undefined))
    .map(([path]) => path);
}

/** A setting, or a version of one, with a mark in the place of hidden members; the reason goes with them, for it says what was changed. Pure. */
export function shownMembers<View extends { readonly value: JsonValue; readonly reason?: string }>(
  view: View,
  hidden: readonly string[],
): View & { hidden?: string[] } {
  if (hidden.length === 0) return view;
  return {
    ...view,
    value: hidden.reduce((value, path) => withMark(value, path.split('.')), view.value),
    ...(view.reason === undefined ? {} : { reason: hiddenMark }),
    hidden: [...hidden],
  };
}

function withMark(value: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  if (!isJsonObject(value) || name === undefined) return value;
  const inner = value[name];
  return inner === undefined ? value : { ...value, [name]: rest.length === 0 ? hiddenMark : withMark(inner, rest) };
}

/** Whoever does not see all of a setting would change it blindly. @throws NotAllowed `access.field_hidden` */
export function requireSeen({ key }: { readonly key: string }, hidden: readonly string[]): void {
  if (hidden.length > 0) throw new NotAllowed('access.field_hidden', `${hidden.join(' and ')} of ${key} are hidden from your role`);
}
