import { Module } from '@nestjs/common';
import { Administration } from './administration.service.js';
import { UserAdministration } from './user-administration.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** People, roles, availability. */
@Module({
  controllers: [UsersController],
  providers: [UsersService, UserAdministration, Administration],
  exports: [UsersService, Administration],
})
export class UsersModule {}
