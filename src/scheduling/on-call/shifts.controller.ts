import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
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
} from '../../common/index.js';
import { EntriesAdministration } from './entries-administration.service.js';
import { shiftKind } from './entry-kinds.js';
import { ShiftAnswer, ShiftBody, ShiftChangeBody, ShiftsAnswer, ShiftsQuery } from './shifts.dto.js';

/** Single shifts. */
@Controller('on-call/shifts')
@SessionApi('on call', 'role', 'field')
export class ShiftsController {
  constructor(private readonly entries: EntriesAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: ShiftsAnswer })
  list(@Query() query: ShiftsQuery): Promise<ShiftsAnswer> {
    return this.entries.list(shiftKind, query);
  }

  @Post()
  @Roles('admin', 'manager')
  @ApiCreatedResponse({ type: ShiftAnswer })
  @ShowsVersion(201)
  @ApiUnprocessableEntityResponse({ description: 'No such user, or an end that is not after the start' })
  create(@CurrentActor() actor: Actor, @Body() body: ShiftBody): Promise<ShiftAnswer> {
    return this.entries.create(shiftKind, actor, body);
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: ShiftAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such shift' })
  get(@IdParam() id: number): Promise<ShiftAnswer> {
    return this.entries.get(shiftKind, id);
  }

  @Patch(':id')
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: ShiftAnswer, description: 'Changed from now on; the past stays' })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such shift' })
  @ApiConflictResponse({ description: 'It has ended' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: ShiftChangeBody,
    @IfMatch() precondition: Precondition,
  ): Promise<ShiftAnswer> {
    return this.entries.change(shiftKind, actor, id, body, precondition);
  }

  @Delete(':id')
  @Roles('admin', 'manager')
  @HttpCode(204)
  @HonoursIfMatch()
  @ApiNoContentResponse({ description: 'Gone from now on; the past stays' })
  @ApiNotFoundResponse({ description: 'No such shift' })
  remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() precondition: Precondition): Promise<void> {
    return this.entries.remove(shiftKind, actor, id, precondition);
  }
}
