import { newId, said } from './page.ts';
import { permitted } from './permission.ts';

const own = /^loyalty_id$/;
const yearSeconds = 31536000;

// Segment, RudderStack, Jitsu and PostHog.
const others = /^(ajs_anonymous_id|rl_anonymous_id|__eventn_id|ph_.+_posthog)$/;

/** Each SDK has its own spelling: plain, as JSON, behind a mark and in base64, or in an object that says whether the id is that of a known user. */
const idIn = (value: string): string | undefined => {
  const isJson = /^["{]/;
  let text = isJson.test(value) ? value : decodeURIComponent(value);
  if (text.startsWith('RS_ENC_v3_')) text = atob(text.slice(10));
  const told = isJson.test(text) ? JSON.parse(text) : text;
  return told.trim ? told : told.$user_state === 'anonymous' ? told.distinct_id : told.$device_id;
};

const find = (names: RegExp): string | undefined => {
  let id: string | undefined;
  try {
    // What is kept beside the cookies says more where both are there; the rest of it is not looked into.
    const kept = Object.keys(localStorage).map((name) => [name]);
    const cookies = document.cookie.split('; ').map((pair) => pair.split('='));
    for (const [name, value] of [...kept, ...cookies] as [string, string?][])
      if (names.test(name)) id ||= idIn(value ?? localStorage[name]);
  } catch {
    // Nothing may be read here, or something else wrote under the same name.
  }
  return id;
};

const keep = (id: string, seconds: number): void => {
  const domain = said.domain ? `;domain=${said.domain}` : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there in every browser.
  document.cookie = `loyalty_id=${id};path=/;max-age=${seconds};samesite=lax;secure${domain}`;
};

/**
 * The visitor's identifier, as far as it may be: that of the SDK beside which we work, else our own; made when that is allowed, erased when it is not or
 * when an SDK has one.
 */
export const visitor = (): string | undefined => {
  const may = permitted();
  const other = may === false ? undefined : find(others);
  const mine = find(own);
  if (other || may === false) {
    if (mine) keep('', 0);
    return other;
  }
  if (mine || !may) return mine;
  const id = newId();
  if (id) keep(id, yearSeconds);
  // A browser that keeps nothing would be somebody else with every call.
  return find(own);
};
