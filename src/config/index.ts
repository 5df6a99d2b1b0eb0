export { ConfigModule } from './config.module.js';
export { databaseAddress, type DatabaseAddress, type ServerAddress } from './database-address.js';
export { Environment, parseEnvironment } from './environment.js';
export { EnvironmentError } from './environment-error.js';
export { LineNumbers } from './line-numbers.js';
export { loadEnvironment } from './load-environment.js';
export {
  LINE_FLOWS,
  LINE_LANGUAGES,
  MESSAGE_KINDS,
  VOICE_FALLBACK_BY_RETURN,
  type LineFlow,
  type LineLanguage,
  type MessageKind,
} from './variables.js';
export { StepSettings } from './step-settings.js';
export { trustedProxies } from './trusted-proxies.js';
