import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { askBuild, reloadIfOutdated } from './build';

/** A piece of the page that could not be fetched. */
export class PieceMissing extends Error {}

/**
 * A piece of the page that is fetched when somebody goes there. One that is gone because the service has another build
 * reloads the page; otherwise it throws `PieceMissing`.
 */
export function piece(load: () => Promise<{ default: ComponentType }>): LazyExoticComponent<ComponentType> {
  return lazy(() => load().catch(pieceMissing));
}

/** Reloads the page if the service has another build. @throws PieceMissing if it hasn't, or can't be asked. */
export async function pieceMissing(cause: unknown): Promise<never> {
  if ((await askBuild()) && reloadIfOutdated()) return new Promise(() => undefined);
  throw new PieceMissing('a piece of the page could not be fetched', { cause });
}
