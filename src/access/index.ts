export { AccessModule } from './access.module.js';
export { LoginFailure } from './login-failure.entity.js';
export { Tokens } from './tokens.js';
