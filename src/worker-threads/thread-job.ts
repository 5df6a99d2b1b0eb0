import type { LaneLimits } from '../common/index.js';

/**
 * A function that worker threads run. Its module loads no framework and no other room's index (`common/framework-free.ts`
 * is there for that): each thread loads it anew.
 */
export interface ThreadJob<Input extends readonly unknown[], Output> {
  /** Lower snake case: under this name it is counted. */
  readonly label: string;
  readonly module: URL;
  readonly name: string;
  /** How long it may take, in seconds. */
  readonly seconds: number;
  /** How many may ask for it at once; left out: who asks is let in by the few already. */
  readonly lane?: LaneLimits | undefined;
  /** Never set: holds the types of the function. */
  readonly types?: (...input: Input) => Output;
}

/**
 * Describes the function `name` of a module as a job, where `Work` is its type. Only that may be imported of the module
 * then, so the function is named by hand; an address is `new URL` of its `.js` beside `import.meta.url`.
 */
export function threadJob<Work extends (...input: never[]) => unknown>(
  job: Pick<ThreadJob<Parameters<Work>, ReturnType<Work>>, 'label' | 'module' | 'name' | 'seconds' | 'lane'>,
): ThreadJob<Parameters<Work>, ReturnType<Work>> {
  return job;
}
