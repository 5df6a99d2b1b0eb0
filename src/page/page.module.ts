import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express, Request } from 'express';
import { DomainError } from '../common/index.js';
import { Environment } from '../config/index.js';
import { LineCardController } from './line-card.controller.js';
import { documentOf, pageBuild } from './page-build.js';
import { pageHandlers } from './page-handlers.js';

/**
 * Serves the page at `/`, and an error like all others where nobody answers. Its handlers stand behind all routes of the service, which Nest has registered when modules
 * are told of the start: so no other request passes by them.
 */
@Module({ controllers: [LineCardController] })
export class PageModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    const app = this.host.httpAdapter.getInstance<Express>();
    if (pageBuild) {
      const document = documentOf(pageBuild, this.environment.publicBaseUrl);
      for (const handler of pageHandlers(pageBuild.folder, document)) app.get('/{*path}', handler);
    } else new Logger('Page').warn({ msg: 'there is no build of the page: it is not served' });
    app.use(throwNotFound);
  }
}

/** Ends requests that no route has taken. @throws DomainError 404. */
function throwNotFound({ method, path }: Request): never {
  throw new DomainError(404, 'NOT_FOUND', `there is no ${method} ${path.slice(0, 200)}`);
}
