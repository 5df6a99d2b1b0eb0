import type { ComponentType } from 'react';
import type { Strings } from '../strings';
import type { IconName } from '../ui/icon';
import { piece } from './piece';

/** A place of the page: each comes as a piece of its own when somebody goes there. */
export interface Place {
  readonly path: string;
  readonly name: keyof Strings['nav'];
  readonly icon: IconName;
  readonly page: ComponentType;
  /** Whether it is for admins alone. */
  readonly adminsOnly?: boolean;
  /** Whether it is for managers and admins alone. */
  readonly managersOnly?: boolean;
}

/** The places, in the order of the navigation. */
export const places: readonly Place[] = [
  { path: '/', name: 'now', icon: 'pulse', page: piece(() => import('../pages/now/now-page')) },
  {
    path: '/incidents',
    name: 'incidents',
    icon: 'list',
    page: piece(() => import('../pages/incidents/incidents-page')),
  },
  {
    path: '/follow-ups',
    name: 'followUps',
    icon: 'phone',
    page: piece(() => import('../pages/follow-ups/follow-ups-page')),
  },
  { path: '/on-call', name: 'onCall', icon: 'calendar', page: piece(() => import('../pages/on-call/on-call-page')) },
  { path: '/people', name: 'people', icon: 'people', page: piece(() => import('../pages/people/people-page')) },
  { path: '/preview', name: 'preview', icon: 'question', page: piece(() => import('../pages/preview/preview-page')) },
  { path: '/ladders', name: 'ladders', icon: 'ladder', page: piece(() => import('../pages/ladders/ladders-page')) },
  { path: '/figures', name: 'figures', icon: 'chart', page: piece(() => import('../pages/figures/figures-page')) },
  {
    path: '/messages',
    name: 'messages',
    icon: 'mail',
    managersOnly: true,
    page: piece(() => import('../pages/messages/messages-page')),
  },
  {
    path: '/audit',
    name: 'audit',
    icon: 'clock',
    managersOnly: true,
    page: piece(() => import('../pages/audit/audit-page')),
  },
  {
    path: '/blocked',
    name: 'blocked',
    icon: 'phone-off',
    managersOnly: true,
    page: piece(() => import('../pages/blocked/blocked-page')),
  },
  {
    path: '/texts',
    name: 'texts',
    icon: 'speaker',
    adminsOnly: true,
    page: piece(() => import('../pages/texts/texts-page')),
  },
  {
    path: '/access',
    name: 'access',
    icon: 'key',
    adminsOnly: true,
    page: piece(() => import('../pages/access/access-page')),
  },
  { path: '/account', name: 'account', icon: 'person', page: piece(() => import('../pages/account/account-page')) },
];

/** The place that a path is within; null where there isn't one. */
export function placeOf(path: string): Place | null {
  if (path === '/') return places[0] ?? null;
  return (
    places.find((place) => place.path !== '/' && (path === place.path || path.startsWith(`${place.path}/`))) ?? null
  );
}
