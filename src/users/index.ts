export { ACCEPTANCES, byPriority, isAvailable, ROLES, type Acceptance, type Person, type Role } from './person.js';
export { hashPassword, passwordFits } from './passwords.js';
export { User } from './user.entity.js';
export { UsersModule } from './users.module.js';
export { UsersService, type NewUser } from './users.service.js';
export { toUserAnswer, UserAnswer } from './users.dto.js';
