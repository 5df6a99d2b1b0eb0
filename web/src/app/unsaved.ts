import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';

/** What is written and not saved, each by an object of its own. */
type Unsaved = Set<object>;

const all: Unsaved = new Set();
const listeners = new Set<() => void>();
/** What is done when the reader leaves behind what is not saved; null: nobody is being asked. */
let pending: (() => void) | null = null;

window.addEventListener('beforeunload', (event) => {
  if (all.size > 0) event.preventDefault();
});

/** Whether something on the page is not saved. */
export function hasUnsaved(): boolean {
  return all.size > 0;
}

/** Forgets what is not saved: the reader leaves it behind. */
export function discardUnsaved(): void {
  all.clear();
}

/** Leaves at once where all is saved; asks before that otherwise. `of` is what would be lost, all of the page unless given. */
export function leave(go: () => void, of: ReadonlySet<object> = all): void {
  if (of.size === 0) go();
  else setPending(go);
}

/** The question that is open: what is done when it is answered with yes; null: there isn't one. */
export function useQuestion(): (() => void) | null {
  return useSyncExternalStore(subscribe, () => pending);
}

/** Closes the question. */
export function closeQuestion(): void {
  setPending(null);
}

function setPending(go: (() => void) | null): void {
  pending = go;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is not saved within a dialog, and how the dialog is closed: it asks first where something is not saved. */
export const DialogContext = createContext<{ readonly unsaved: Unsaved; readonly close: () => void } | null>(null);

/** Notes that something is not saved, for as long as it is so: leaving it then asks first. */
export function useUnsaved(isUnsaved: boolean): void {
  const dialog = use(DialogContext);
  const [own] = useState(() => ({}));
  const within = dialog?.unsaved;
  useEffect(() => {
    if (!isUnsaved) return;
    const places = within ? [all, within] : [all];
    for (const place of places) place.add(own);
    return () => {
      for (const place of places) place.delete(own);
    };
  }, [isUnsaved, own, within]);
}
