const storageKey = 'loyalty-own-space';

/**
 * The secret of her link: out of the address, where it is gone at once, for it must not end up in a history or a screenshot; else that with which this tab was
 * opened, so that loading the page again works.
 */
export function takeSecret(): string | undefined {
  const inAddress = location.hash.slice(1);
  if (inAddress === '') return read() ?? undefined;
  history.replaceState(history.state, '', location.pathname);
  try {
    sessionStorage.setItem(storageKey, inAddress);
  } catch {
    // Storage can be switched off; then the link has to be opened again after each load.
  }
  return inAddress;
}

/** A secret that opens nothing is not kept. */
export function forgetSecret(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // There was nothing to forget.
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
