import { Module, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { POLICY, type Policy } from '../../src/common/index.js';
import type { Line } from '../kit/line.js';

/** A route of a controller. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly policy: Policy | undefined;
}

/** Lets a test look at the controllers of the application. */
@Module({ imports: [DiscoveryModule] })
export class Looking {}

/** Returns every route of the running application, with the policy that its handler or controller declares. */
export function routesOf(line: Line): Route[] {
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
