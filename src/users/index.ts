export { byPriority, ROLES, type Person, type Role } from './person.js';
export { User } from './user.entity.js';
export { UsersModule } from './users.module.js';
export { UsersService, type NewUser } from './users.service.js';
