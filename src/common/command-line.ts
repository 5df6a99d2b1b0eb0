import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Given extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Given }>
>;

/** What can't be understood of a command line; null: help was asked for. */
export interface Misread {
  readonly wrong: string | null;
}

/** Reads the arguments of a command; what is wrong with them where they can't be read. */
export function readCommandLine<Given extends Options>(
  args: readonly string[],
  options: Given,
): Parsed<Given> | Misread {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'the arguments can not be read' };
  }
}

/** Says how a command is used, after what was wrong with it, and returns its exit code. */
export function sayUsage({ wrong }: Misread, usage: string): number {
  if (wrong !== null) process.stderr.write(`${wrong}\n\n`);
  (wrong === null ? process.stdout : process.stderr).write(usage);
  return wrong === null ? 0 : 2;
}
