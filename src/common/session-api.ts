import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';

/** What the operations of a controller may refuse beside requests without a session. */
export type Refusal = 'role' | 'field';

/** Describes a controller of operations for people who are signed in, under a heading of the interface's description. */
export function SessionApi(tag: string, ...refusals: readonly Refusal[]): ClassDecorator {
  return applyDecorators(
    ApiTags(tag),
    ApiBearerAuth('session'),
    ApiUnauthorizedResponse({ description: 'Not signed in' }),
    ...(refusals.includes('role') ? [ApiForbiddenResponse({ description: 'Not for this role' })] : []),
    ...(refusals.includes('field')
      ? [ApiBadRequestResponse({ description: 'A field that is named is malformed' })]
      : []),
  );
}
