export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'problem';
  /** Takes back what was just done; shown as a button for as long as the toast is. */
  undo?: () => void;
}

// Undo instead of confirm only works when there is time to notice; problems stay until read.
const shownMs = 8_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function showToast(text: string, options: { undo?: () => void; tone?: Toast['tone'] } = {}): void {
  const toast: Toast = { id: nextId, text, tone: options.tone ?? 'plain', ...(options.undo === undefined ? {} : { undo: options.undo }) };
  nextId += 1;
  change([...toasts.slice(-2), toast]);
  if (toast.tone === 'plain') setTimeout(() => dismissToast(toast.id), shownMs);
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
