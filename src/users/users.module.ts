import { Module } from '@nestjs/common';
import { UserAdministration } from './user-administration.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** People, roles, availability. */
@Module({ controllers: [UsersController], providers: [UsersService, UserAdministration], exports: [UsersService] })
export class UsersModule {}
