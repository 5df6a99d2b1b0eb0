export { Administration } from './administration.service.js';
export { emailProblem, nameOfEmail, TypedPassword } from './account-rules.js';
export { emailAsStored } from './email.js';
export { canAnAdminSignIn } from './last-admin.js';
export {
  ACCEPTANCES,
  byName,
  byPriority,
  isAvailable,
  ROLES,
  type Acceptance,
  type Person,
  type Role,
} from './person.js';
export { hashPassword, ownWords, passwordFits } from './passwords.js';
export { PasswordSet } from './password-set.js';
export { User } from './user.entity.js';
export { UsersModule } from './users.module.js';
export { UsersService, type NewUser } from './users.service.js';
export { toUserAnswer, UserAnswer } from './users.dto.js';
