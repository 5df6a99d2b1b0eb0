export { describeInterface } from './describe-interface.js';
