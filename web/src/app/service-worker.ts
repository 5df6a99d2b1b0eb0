import { navigate } from './router';

/** What somebody is to be told of while they look at something else. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Of two with the same tag the later replaces the earlier. */
  readonly tag: string;
  /** Where a click leads. */
  readonly path: string;
}

/** Lets a service worker keep the page's own files, and lead to the place of a notice that is clicked. */
export function startServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ goTo?: unknown } | null>) => {
    if (typeof data?.goTo === 'string' && /^\/(?!\/)/.test(data.goTo)) navigate(data.goTo);
  });
  navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
}

/** Shows a notice through the worker, which is the only way on Android; by the page itself where there isn't one. */
export async function notify({ title, body, tag, path }: Notice): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (registration?.active) {
    await registration.showNotification(title, { body, tag, data: { path } });
    return;
  }
  const notice = new Notification(title, { body, tag });
  notice.addEventListener('click', () => {
    window.focus();
    navigate(path);
  });
}
