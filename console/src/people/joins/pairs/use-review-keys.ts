import { useEffect } from 'react';

interface ReviewKeys {
  /** What a letter says of the pair; true where it says anything. */
  onLetter(letter: string): boolean;
  /** One further, or one back. */
  onMove(step: -1 | 1): void;
}

/** Letters and arrows, as long as nobody is writing. */
export function useReviewKeys({ onLetter, onMove }: ReviewKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === 'ArrowDown') onMove(1);
      else if (event.key === 'ArrowUp') onMove(-1);
      else if (!onLetter(event.key.toLowerCase())) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function isWriting(element: EventTarget | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
}
