import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../domain-error.js';
import { etagOf } from './etag.js';

/** A refusal: the resource is no longer what the request was made for. */
export class ChangedMeanwhile extends DomainError {
  /** `current` is the resource as it is shown now, to anyone who may ask for this change. */
  constructor(readonly current: object) {
    super(412, 'CHANGED_MEANWHILE', 'somebody else has changed this meanwhile: details.current is what it is now');
  }
}

/** How a resource is shown now; after it, how it was shown before it changed by itself, as by time that passed. */
export type ShownForms = readonly [current: object, ...earlier: object[]];

/** What a request demands of the resource that it changes: its `If-Match` (RFC 9110, 13.1.1). */
export class Precondition {
  constructor(private readonly ifMatch: string | undefined) {}

  /**
   * Throws unless the resource is as the request expects. Without `If-Match` it expects nothing, and `read` isn't asked;
   * weak tags match nothing. To be called in the unit that writes, under its lock.
   * @throws ChangedMeanwhile; what `read` throws, such as a DomainError 404.
   */
  async assertHolds(read: () => Promise<ShownForms>): Promise<void> {
    if (this.ifMatch === undefined) return;
    const forms = await read();
    if (this.ifMatch.trim() === '*') return;
    const wanted = new Set(strongTags(this.ifMatch));
    if (!forms.some((form) => wanted.has(etagOf(form)))) throw new ChangedMeanwhile(forms[0]);
  }
}

/** The precondition of a request. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    new Precondition(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

function strongTags(header: string): string[] {
  const tags = [...header.matchAll(/(W\/)?("[^"]*")/g)];
  return tags.flatMap(([, weak, tag]) => (weak === undefined && tag !== undefined ? [tag] : []));
}
