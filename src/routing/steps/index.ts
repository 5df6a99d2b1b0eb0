export { BuiltInStepsModule } from './steps.module.js';
