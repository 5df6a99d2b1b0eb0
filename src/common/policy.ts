import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';

/** Who may call a route: anyone, signed-in users, those of some roles, or those whom the route's own guard lets in. */
export type Policy =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  | { readonly kind: 'own-guard' };

/** Under which a route's policy is kept. A route without one is closed to everybody. */
export const POLICY = 'policy';

/** Open to the whole world. */
export const Anyone = (): CustomDecorator => SetMetadata(POLICY, { kind: 'anyone' } satisfies Policy);
/** Open to every user who is signed in. */
export const SignedIn = (): CustomDecorator => SetMetadata(POLICY, { kind: 'signed-in' } satisfies Policy);
/** Open to users of these roles. */
export const Roles = (...roles: readonly string[]): CustomDecorator =>
  SetMetadata(POLICY, { kind: 'roles', roles } satisfies Policy);
/** The route has a guard of its own, which knows another credential. */
export const OwnGuard = (): CustomDecorator => SetMetadata(POLICY, { kind: 'own-guard' } satisfies Policy);

/** The user who is signed in for a request. */
export interface Actor {
  readonly userId: number;
  readonly role: string;
  /** Of the user's sessions, as it was when the request came in: another one means that they have ended since. */
  readonly sessionVersion: number;
  /** Where the request came from, as it says: an IP address, with a port perhaps. */
  readonly address?: string | null;
}

const ACTOR = Symbol('actor');

/** Notes who is signed in; the guard's business alone. */
export function setActor(request: object, actor: Actor): void {
  Object.assign(request, { [ACTOR]: actor });
}

/** Who is signed in; only on routes whose policy asks for it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = (context.switchToHttp().getRequest<object>() as { [ACTOR]?: Actor })[ACTOR];
  if (!actor) throw new Error('this route lets in people who are not signed in');
  return actor;
});
