export { readTelephonyBody } from './tolerant-body.js';
