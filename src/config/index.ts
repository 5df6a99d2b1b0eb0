export { ConfigModule } from './config.module.js';
export { type DatabaseAddress } from './database-address.js';
export { Environment, EnvironmentError, parseEnvironment } from './environment.js';
export { loadEnvironment } from './load-environment.js';
export { LINE_FLOWS, MESSAGE_KINDS, type LineFlow, type LineLanguage, type MessageKind } from './variables.js';
