export { AccessModule } from './access.module.js';
export { AccessRecord } from './records/access-record.entity.js';
export { AccessRecords } from './records/access-records.service.js';
export { EndedSession } from './ended-session.entity.js';
export { LoginFailure } from './login-failure.entity.js';
export { SignInAddress } from './sign-in-address.entity.js';
export { credentialOf } from './credential.js';
export { Sessions } from './sessions.js';
