import { Module } from '@nestjs/common';
import { UsersService } from './users.service.js';

/** People, roles, availability. */
@Module({ providers: [UsersService], exports: [UsersService] })
export class UsersModule {}
