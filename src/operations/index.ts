export { accessLog } from './access-log.js';
export { Drain } from './drain.js';
export { createLogger, NestLog } from './logging.js';
export { OperationsModule } from './operations.module.js';
export { RequestTimes } from './metrics/request-times.js';
