import type { OperationRequestBodyContent, SuccessResponseJSON } from 'openapi-typescript-helpers';
import type { paths } from './schema';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** Every operation, such as `GET /api/users`. */
export type Name = {
  [Path in keyof paths]: {
    [M in Method]: paths[Path][M] extends undefined ? never : `${Uppercase<M>} ${Path}`;
  }[Method];
}[keyof paths];

type OperationOf<N extends Name> = N extends `${infer M} ${infer Path}`
  ? Path extends keyof paths
    ? NonNullable<paths[Path][Lowercase<M> & keyof paths[Path]]>
    : never
  : never;

type ParametersOf<N extends Name, Where extends 'path' | 'query'> =
  OperationOf<N> extends { parameters: { [W in Where]?: infer Parameters } } ? NonNullable<Parameters> : never;

type Part<Key extends string, Value> = [Value] extends [never]
  ? unknown
  : Partial<Value> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };
type BodyPart<Value> = [Value] extends [never] ? unknown : { readonly body: Value };

/** The JSON of an operation's response. */
export type Answer<N extends Name> = SuccessResponseJSON<OperationOf<N> & Record<string | number, unknown>>;
/** The JSON body of an operation. */
export type Body<N extends Name> = NonNullable<OperationRequestBodyContent<OperationOf<N>>>;

/** What an operation is asked with. */
export type RequestOf<N extends Name> = Part<'path', ParametersOf<N, 'path'>> &
  Part<'query', ParametersOf<N, 'query'>> &
  BodyPart<Body<N>> & { readonly signal?: AbortSignal };

/** The arguments of a call: left out where nothing must be said. */
export type Arguments<N extends Name> =
  Partial<RequestOf<N>> extends RequestOf<N> ? [request?: RequestOf<N>] : [request: RequestOf<N>];
