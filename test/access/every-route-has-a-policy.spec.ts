import { Module, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY, type Policy } from '../../src/common/index.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly policy: Policy | undefined;
}

@Module({ imports: [DiscoveryModule] })
class Looking {}

/** Every route of the running application, with the policy that its handler or controller declares. */
function routesOf(line: Line): Route[] {
  const scanner = new MetadataScanner();
  return line.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      const controller = metatype as Type;
      const prototype = controller.prototype as Record<string, object>;
      return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
        const handler = prototype[name] as object;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path === undefined) return [];
        const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
          Policy | undefined;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
        return [
          {
            name: `${controller.name}.${name}`,
            method,
            path: `/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/\/$/, ''),
            policy,
          },
        ];
      });
    });
}

describe('policies', () => {
  let line: Line;
  let routes: Route[];
  beforeAll(async () => {
    line = await Line.open(sqlite, { modules: [Looking] });
    routes = routesOf(line);
  });
  afterAll(() => line.close());

  it('are declared by every route', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ policy }) => policy === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('let nobody in who is not signed in, but where they say so', async () => {
    const closed = routes.filter(({ policy }) => policy?.kind === 'signed-in' || policy?.kind === 'roles');
    for (const { method, path } of closed) {
      const url = `${line.url}/api${path.replaceAll(/:\w+/g, '1').replace(/\/$/, '')}`;
      const { status } = await fetch(url, { method });
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 401`);
    }
  });

  it('are open to the world for nothing but these', () => {
    const open = routes
      .filter(({ policy }) => policy?.kind === 'anyone')
      .map(({ method, path }) => `${method} ${path}`);
    expect(open.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'GET /auth/session',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /on-call/calendar.ics',
      'POST /auth/login',
      'POST /auth/session',
    ]);
  });
});
