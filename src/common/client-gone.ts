import { DomainError } from './domain-error.js';

/** Nobody waits for this answer any more: what it needs is not read. The client gets to see nothing of it. */
export class ClientGone extends DomainError {
  constructor() {
    super(499, 'CLIENT_GONE', 'the client is gone');
  }
}
