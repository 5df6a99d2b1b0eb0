import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';
import { isOutdated } from './build';
import { discardUnsaved, hasUnsaved, leave } from './unsaved';

const listeners = new Set<() => void>();

/** The place that is shown, and where it stands in the history of this tab. */
let shown = hereAt(indexOf(window.history.state) ?? 0);
/** Whether the browser is on its way back to what is shown, as somebody is being asked whether to leave it. */
let isReturning = false;
window.history.replaceState({ index: shown.index }, '');
window.addEventListener('popstate', onPop);

function hereAt(index: number): { readonly path: string; readonly search: string; readonly index: number } {
  return { path: window.location.pathname, search: window.location.search, index };
}

function indexOf(state: unknown): number | null {
  const index: unknown = (state as { index?: unknown } | null)?.index;
  return typeof index === 'number' ? index : null;
}

/** Back or Forward, which the browser has done already: undone while it is asked whether what is not saved may be lost. */
function onPop({ state }: PopStateEvent): void {
  if (isReturning) {
    isReturning = false;
    return;
  }
  // A link to a part of the page has no index yet.
  const index = indexOf(state) ?? shown.index + 1;
  if (indexOf(state) === null) window.history.replaceState({ index }, '');
  const by = index - shown.index;
  if (by !== 0 && hasUnsaved() && window.location.pathname !== shown.path) {
    isReturning = true;
    window.history.go(-by);
    leave(() => {
      discardUnsaved();
      window.history.go(by);
    });
    return;
  }
  shown = hereAt(index);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The path of the place that is shown. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => shown.path);
}

/** The query of the place that is shown. */
export function useQueryString(): URLSearchParams {
  return new URLSearchParams(useSyncExternalStore(subscribe, () => shown.search));
}

/**
 * Goes to another place of the page; `replace` leaves no trace of the present one. Asks first where something is not saved.
 * The whole page is loaded anew when the service is another build by now.
 */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === shown.path + shown.search) return;
  if (to.split('?', 1)[0] === shown.path) go(to, replace);
  else {
    leave(() => {
      discardUnsaved();
      go(to, replace);
    });
  }
}

/** Puts parts of a filter into the address, so that it can be kept and passed on; empty ones are left out. */
export function setFilter(parts: Readonly<Record<string, string>>): void {
  const given = { ...Object.fromEntries(new URLSearchParams(shown.search)), ...parts };
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
  navigate(shown.path + (query === '' ? '' : `?${query}`), { replace: true });
}

function go(to: string, replace: boolean): void {
  const isOtherPlace = to.split('?', 1)[0] !== shown.path;
  if (isOtherPlace && isOutdated()) return window.location[replace ? 'replace' : 'assign'](to);
  const index = replace ? shown.index : shown.index + 1;
  window.history[replace ? 'replaceState' : 'pushState']({ index }, '', to);
  shown = hereAt(index);
  if (isOtherPlace) window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** A link within the page: opens in a new tab where the reader asks for one, as any link. */
export function Link({
  to,
  children,
  ...rest
}: { to: string; children: ReactNode } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
