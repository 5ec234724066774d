/**
 * What was typed between the keys that open the palette and its box being there to take it: a quick clerk or a scanner does not
 * wait. Keys are kept from the moment it was asked for until the box takes them.
 */
export class TypedAhead {
  #text = '';
  #enter = false;
  #stop: (() => void) | undefined;

  /** Keeps keys from now on, at most until `take` or a while later. */
  start(keys: Pick<Document, 'addEventListener' | 'removeEventListener'>, keepMs: number): void {
    this.#stop?.();
    this.#text = '';
    this.#enter = false;
    const keep = (event: Event) => this.#keep(event as KeyboardEvent);
    const timer = setTimeout(() => this.take(), keepMs);
    keys.addEventListener('keydown', keep, true);
    this.#stop = () => {
      clearTimeout(timer);
      keys.removeEventListener('keydown', keep, true);
    };
  }

  /** What was kept; nothing is kept any more. */
  take(): { text: string; enter: boolean } {
    this.#stop?.();
    this.#stop = undefined;
    const taken = { text: this.#text, enter: this.#enter };
    this.#text = '';
    this.#enter = false;
    return taken;
  }

  #keep(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Enter') this.#enter = true;
    else if (event.key === 'Backspace') this.#text = this.#text.slice(0, -1);
    else if ([...event.key].length === 1 && !this.#enter) this.#text += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

export const typedAhead = new TypedAhead();

// A slow network may have to fetch the palette first; beyond this nobody means it any more.
export const typedAheadMs = 3_000;
