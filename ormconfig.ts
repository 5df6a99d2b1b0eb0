import { DataSource } from 'typeorm';
import { appDatabase } from './src/app.database.js';
import { loadEnvironment } from './src/config/index.js';

/** The DataSource for TypeORM's own command line; the service builds its own from the same description. */
export default new DataSource(appDatabase(loadEnvironment()));
