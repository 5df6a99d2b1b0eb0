export { pageBuild } from './page-build.js';
export { PageModule } from './page.module.js';
export { securityHeaders } from './security-headers.js';
