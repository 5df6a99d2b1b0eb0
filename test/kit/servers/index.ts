export { findServerBinary, noServerReason } from './binaries.js';
export { createDatabase, dropDatabase, identifyServer, type DatabaseServer } from './databases.js';
export { startMariaDb, type PrivateServer, type ServerOptions } from './mariadb.js';
