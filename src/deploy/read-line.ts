import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { appDatabase } from '../app.database.js';
import type { Environment } from '../config/index.js';
import { DatabaseAvailability, UnitOfWork } from '../database/index.js';
import { readSettings, readStored, type LineSettings } from '../line-texts/index.js';

/**
 * Reads what people hear on the line from the service's database, beside the running service. Where it can't be read, the
 * shipped words count, so that the flows can be deployed without it: the plan shows what that changes. Never throws.
 */
export async function readLine(environment: Environment): Promise<LineSettings> {
  const { database, lineLanguage } = environment;
  if (database.kind === 'sqlite' && !existsSync(database.path)) return readSettings(null, lineLanguage);
  let dataSource: DataSource | undefined;
  try {
    dataSource = await new DataSource(appDatabase(environment)).initialize();
    const stored = await new UnitOfWork(dataSource, new DatabaseAvailability()).run(readStored);
    return readSettings(stored, lineLanguage);
  } catch {
    return readSettings(null, lineLanguage);
  } finally {
    await dataSource?.destroy();
  }
}
