import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  CurrentActor,
  HonoursIfMatch,
  IdParam,
  IfMatch,
  Precondition,
  ReadsVersion,
  Roles,
  SessionApi,
  ShowsVersion,
  SignedIn,
  type Actor,
} from '../common/index.js';
import { UserAdministration } from './user-administration.service.js';
import { AvailabilityBody, NewUserBody, UserAnswer, UserChangeBody, UsersAnswer, UsersQuery } from './users.dto.js';

/** People. */
@Controller('users')
@SessionApi('people', 'role', 'field')
export class UsersController {
  constructor(private readonly people: UserAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: UsersAnswer })
  list(@Query() query: UsersQuery): Promise<UsersAnswer> {
    return this.people.list(query);
  }

  @Post()
  @Roles('admin')
  @ApiCreatedResponse({ type: UserAnswer })
  @ShowsVersion(201)
  @ApiConflictResponse({ description: 'The e-mail belongs to another user' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  create(@CurrentActor() actor: Actor, @Body() body: NewUserBody): Promise<UserAnswer> {
    return this.people.create(actor, body);
  }

  @Get(':id')
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: UserAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such user' })
  get(@IdParam() id: number): Promise<UserAnswer> {
    return this.people.get(id);
  }

  @Patch(':id')
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: UserAnswer })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such user' })
  @ApiConflictResponse({ description: 'The e-mail is taken, or it is the last admin who can sign in' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: UserChangeBody,
    @IfMatch() precondition: Precondition,
  ): Promise<UserAnswer> {
    return this.people.change(actor, id, body, precondition);
  }

  @Delete(':id')
  @Roles('admin')
  @HttpCode(204)
  @HonoursIfMatch()
  @ApiNoContentResponse({ description: 'Gone from now on; history stays' })
  @ApiNotFoundResponse({ description: 'No such user' })
  @ApiConflictResponse({ description: 'It is the last admin who can sign in' })
  remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() precondition: Precondition): Promise<void> {
    return this.people.remove(actor, id, precondition);
  }

  @Put(':id/availability')
  @SignedIn()
  @ApiOkResponse({ type: UserAnswer })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such user' })
  availability(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: AvailabilityBody,
    @IfMatch() precondition: Precondition,
  ): Promise<UserAnswer> {
    return this.people.setAvailability(actor, id, body, precondition);
  }
}
