import { lazy, type ComponentType } from 'react';
import type { Strings } from '../strings';
import type { IconName } from '../ui/icon';

/** A place of the page: each comes as a piece of its own when somebody goes there. */
export interface Place {
  readonly path: string;
  readonly name: keyof Strings['nav'];
  readonly icon: IconName;
  readonly page: ComponentType;
  /** Whether it is for admins alone. */
  readonly adminsOnly?: boolean;
}

/** The places, in the order of the navigation. */
export const places: readonly Place[] = [
  { path: '/', name: 'now', icon: 'pulse', page: lazy(() => import('../pages/now/now-page')) },
  {
    path: '/incidents',
    name: 'incidents',
    icon: 'list',
    page: lazy(() => import('../pages/incidents/incidents-page')),
  },
  { path: '/on-call', name: 'onCall', icon: 'calendar', page: lazy(() => import('../pages/on-call/on-call-page')) },
  { path: '/people', name: 'people', icon: 'people', page: lazy(() => import('../pages/people/people-page')) },
  { path: '/preview', name: 'preview', icon: 'question', page: lazy(() => import('../pages/preview/preview-page')) },
  { path: '/ladders', name: 'ladders', icon: 'ladder', page: lazy(() => import('../pages/ladders/ladders-page')) },
  { path: '/figures', name: 'figures', icon: 'chart', page: lazy(() => import('../pages/figures/figures-page')) },
  {
    path: '/access',
    name: 'access',
    icon: 'key',
    adminsOnly: true,
    page: lazy(() => import('../pages/access/access-page')),
  },
  { path: '/account', name: 'account', icon: 'person', page: lazy(() => import('../pages/account/account-page')) },
];

/** The place that a path is within; null where there is none. */
export function placeOf(path: string): Place | null {
  if (path === '/') return places[0] ?? null;
  return (
    places.find((place) => place.path !== '/' && (path === place.path || path.startsWith(`${place.path}/`))) ?? null
  );
}
