import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { etagOf } from './etag.js';

/** Sends the version of what is shown. */
@Injectable()
class VersionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((shown: unknown) => {
        response.setHeader('ETag', etagOf(shown));
        return shown;
      }),
    );
  }
}

const ETAG = {
  ETag: { description: 'The version of what is shown; goes into If-Match of a change', schema: { type: 'string' } },
} as const;

/** Sends `ETag` with what a route shows. Must stand below the decorator that describes the answer of this status. */
export const ShowsVersion = (status: 200 | 201 = 200): MethodDecorator =>
  applyDecorators(UseInterceptors(VersionInterceptor), ApiResponse({ status, headers: ETAG }));

/** Sends `ETag` with a GET, and 304 where the asker's `If-None-Match` names it (Express does that). As `ShowsVersion`. */
export const ReadsVersion = (): MethodDecorator =>
  applyDecorators(
    ShowsVersion(),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'An ETag: 304 while it is still the version' }),
    ApiResponse({ status: 304, description: 'It is what If-None-Match says' }),
  );

/** Describes that a route honours `If-Match`, which its handler gets by `@IfMatch()`. */
export const HonoursIfMatch = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'An ETag of the resource, several, or *' }),
    ApiResponse({
      status: 412,
      description: 'CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now',
    }),
  );
