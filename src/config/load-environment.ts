import { parseEnvironment, type Environment } from './environment.js';
import { readEnvFile } from './env-file.js';
import { misspeltNames, unknownNames } from './misspelt-names.js';
import { VARIABLE_NAMES } from './variables.js';

const FILE = '.env';

/**
 * Reads the process's environment, completed by a `.env` file in the working folder; what is set already wins.
 * @throws EnvironmentError naming every wrong variable, or the file when it can't be read.
 */
export function loadEnvironment(): Environment {
  const misspelt = misspeltNames(Object.keys(process.env), VARIABLE_NAMES);
  const { values, warnings } = readEnvFile(FILE);
  // Libraries read some of them too: NODE_ENV, and the settings of Node and of a proxy.
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  return parseEnvironment(process.env, [
    ...misspelt,
    ...warnings,
    ...unknownNames(Object.keys(values), VARIABLE_NAMES, FILE),
  ]);
}
