import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express, Request } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../common/index.js';
import { pageHandlers } from './page-handlers.js';

/** Where the build puts the page: beside the compiled service. Sources that run uncompiled have none. */
const FOLDER = fileURLToPath(new URL('../../web', import.meta.url));

/**
 * Serves the page at `/`, and an error like all others where nobody answers. Its handlers stand behind all routes of the service, which Nest has registered when modules
 * are told of the start: so no other request passes by them.
 */
@Module({})
export class PageModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const app = this.host.httpAdapter.getInstance<Express>();
    if (existsSync(join(FOLDER, 'assets'))) {
      for (const handler of pageHandlers(FOLDER)) app.get('/{*path}', handler);
    } else new Logger('Page').warn({ msg: 'there is no build of the page: it is not served' });
    app.use(refuseUnknown);
  }
}

/** Refuses what nobody has answered. @throws DomainError 404. */
function refuseUnknown({ method, path }: Request): never {
  throw new DomainError(404, 'NOT_FOUND', `there is no ${method} ${path.slice(0, 200)}`);
}
