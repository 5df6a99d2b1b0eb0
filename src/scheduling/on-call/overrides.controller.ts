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
import { overrideKind } from './entry-kinds.js';
import { OverrideAnswer, OverrideBody, OverrideChangeBody, OverridesAnswer, ShiftsQuery } from './shifts.dto.js';

/** Overrides: somebody on call in place of those whom the rest of the plan names. */
@Controller('on-call/overrides')
@SessionApi('on call', 'role', 'field')
export class OverridesController {
  constructor(private readonly entries: EntriesAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: OverridesAnswer })
  list(@Query() query: ShiftsQuery): Promise<OverridesAnswer> {
    return this.entries.list(overrideKind, query);
  }

  @Post()
  @Roles('admin', 'manager')
  @ApiCreatedResponse({ type: OverrideAnswer })
  @ShowsVersion(201)
  @ApiUnprocessableEntityResponse({ description: 'No such user, or an end that is not after the start' })
  create(@CurrentActor() actor: Actor, @Body() { reason = null, ...body }: OverrideBody): Promise<OverrideAnswer> {
    return this.entries.create(overrideKind, actor, { ...body, reason });
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: OverrideAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such override' })
  get(@IdParam() id: number): Promise<OverrideAnswer> {
    return this.entries.get(overrideKind, id);
  }

  @Patch(':id')
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: OverrideAnswer, description: 'Changed from now on; the past stays' })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such override' })
  @ApiConflictResponse({ description: 'It has ended' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: OverrideChangeBody,
    @IfMatch() precondition: Precondition,
  ): Promise<OverrideAnswer> {
    return this.entries.change(overrideKind, actor, id, body, precondition);
  }

  @Delete(':id')
  @Roles('admin', 'manager')
  @HttpCode(204)
  @HonoursIfMatch()
  @ApiNoContentResponse({ description: 'Gone from now on; the past stays' })
  @ApiNotFoundResponse({ description: 'No such override' })
  remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() precondition: Precondition): Promise<void> {
    return this.entries.remove(overrideKind, actor, id, precondition);
  }
}
