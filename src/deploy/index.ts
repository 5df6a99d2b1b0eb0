export { DeployModule } from './deploy.module.js';
