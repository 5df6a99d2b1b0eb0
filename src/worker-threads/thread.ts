import { DomainError, type FieldProblem } from '../common/framework-free.js';

/** What a thread is asked for: a function of a module, and what it is called with. */
export interface ThreadTask {
  /** The module's address. */
  readonly module: string;
  /** The name of a function that it exports. */
  readonly name: string;
  readonly input: readonly unknown[];
}

/** What a thread answers: errors lose their class on the way, so an expected refusal is told as plain values. */
export type ThreadAnswer =
  | { readonly output: unknown }
  | {
      readonly refusal: {
        readonly status: number;
        readonly code: string;
        readonly message: string;
        readonly details: readonly FieldProblem[] | undefined;
      };
    };

/** Runs a task in this thread. @throws whatever the function throws, but DomainError, which is an answer. */
export default async function runTask({ module, name, input }: ThreadTask): Promise<ThreadAnswer> {
  const functions = (await import(module)) as Record<string, (...args: readonly unknown[]) => unknown>;
  const work = functions[name];
  if (work === undefined) throw new Error(`${module} exports no ${name}`);
  try {
    return { output: await work(...input) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, code, message, details } = error;
    return { refusal: { status, code, message, details } };
  }
}
