export { isForm, parseForm, type FormFields } from './form-body.js';
export { rawBody, rawBodyOf } from './raw-body.js';
export { readTelephonyBody } from './tolerant-body.js';
