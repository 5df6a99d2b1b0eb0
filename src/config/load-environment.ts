import { existsSync } from 'node:fs';
import { parseEnvironment, type Environment } from './environment.js';

/**
 * Reads the process's environment, completed by a `.env` file in the working folder; what is set already wins.
 * @throws EnvironmentError naming every wrong variable.
 */
export function loadEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnvironment(process.env);
}
