import { isJsonObject, type JsonValue } from '../foundation/index.ts';
import { answerUnder, channelNamed, permissionNameOf } from './permission-words.ts';

// Deeper is no list of permissions; more members are somebody's data in the wrong place.
const depthMax = 4;
const membersMax = 200;

/**
 * What an object of traits or properties says that its person allows or forbids, by purpose: flat names (`email_opt_in`), objects within it
 * (`permissions.email`), lists of channels (`opted_out: [email]`). Where two say it differently, the no holds. Pure.
 */
export function readPermissions(
  members: Iterable<readonly [string, JsonValue | undefined]>,
  within: readonly string[] = [],
): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const say = (purpose: string, granted: boolean) => found.set(purpose, granted && found.get(purpose) !== false);
  const read = (path: readonly string[], value: JsonValue | undefined): void => {
    if (isJsonObject(value)) {
      if (path.length > depthMax) return;
      for (const [name, inner] of Object.entries(value).slice(0, membersMax)) read([...path, name], inner);
      return;
    }
    if (value === undefined || value === null) return;
    const name = permissionNameOf(path);
    if (name === undefined) return;
    if (Array.isArray(value)) {
      if (name.isLoose) return;
      for (const one of value.slice(0, membersMax)) {
        const channel = channelNamed(one);
        if (channel !== undefined) say(channel, name.sense === 'yes');
      }
      return;
    }
    const granted = answerUnder(name, value);
    if (granted !== undefined) for (const purpose of name.purposes) say(purpose, granted);
  };
  for (const [name, value] of members) read([...within, name], value);
  return found;
}
