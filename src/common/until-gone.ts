import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiServiceUnavailableResponse } from '@nestjs/swagger';
import type { Response } from 'express';

/** Gives a handler the signal that its client is gone, before it got the whole answer. */
export const UntilGone = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  const response = context.switchToHttp().getResponse<Response>();
  const controller = new AbortController();
  const end = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  response.setMaxListeners(response.getMaxListeners() + 1);
  response.once('close', end);
  if (response.destroyed) end();
  return controller.signal;
});

/** Describes a route that reads or works out much: only a few of these are served at once. */
export const ReadsMuch = (): MethodDecorator =>
  applyDecorators(
    ApiServiceUnavailableResponse({
      description:
        'TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now',
      headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
    }),
  );
