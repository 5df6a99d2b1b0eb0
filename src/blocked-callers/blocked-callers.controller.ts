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
  type Actor,
} from '../common/index.js';
import {
  BlockedCallerAnswer,
  BlockedCallerBody,
  BlockedCallerChangeBody,
  BlockedCallersAnswer,
  BlockedCallersQuery,
} from './blocked-callers.dto.js';
import { BlockedCallers } from './blocked-callers.service.js';

/** Callers for whom nobody is rung. */
@Controller('blocked-callers')
@Roles('admin', 'manager')
@SessionApi('line', 'role', 'field')
export class BlockedCallersController {
  constructor(private readonly blocked: BlockedCallers) {}

  @Get()
  @ApiOkResponse({ type: BlockedCallersAnswer })
  list(@Query() query: BlockedCallersQuery): Promise<BlockedCallersAnswer> {
    return this.blocked.list(query);
  }

  @Post()
  @ApiCreatedResponse({
    type: BlockedCallerAnswer,
    description: 'Blocked from the next call on; a call under way goes on',
  })
  @ShowsVersion(201)
  @ApiConflictResponse({ description: 'This prefix is blocked already, or there are too many entries' })
  @ApiUnprocessableEntityResponse({ description: 'until is not in the future' })
  create(@CurrentActor() actor: Actor, @Body() body: BlockedCallerBody): Promise<BlockedCallerAnswer> {
    return this.blocked.create(actor, body);
  }

  @Get(':id')
  @ApiOkResponse({ type: BlockedCallerAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such entry' })
  get(@IdParam() id: number): Promise<BlockedCallerAnswer> {
    return this.blocked.get(id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: BlockedCallerAnswer, description: 'Changed from the next call on' })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such entry' })
  @ApiConflictResponse({ description: 'This prefix is blocked already' })
  @ApiUnprocessableEntityResponse({ description: 'until is not in the future' })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: BlockedCallerChangeBody,
    @IfMatch() precondition: Precondition,
  ): Promise<BlockedCallerAnswer> {
    return this.blocked.change(actor, id, body, precondition);
  }

  @Delete(':id')
  @HttpCode(204)
  @HonoursIfMatch()
  @ApiNoContentResponse({ description: 'The next call rings people again' })
  @ApiNotFoundResponse({ description: 'No such entry' })
  remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() precondition: Precondition): Promise<void> {
    return this.blocked.remove(actor, id, precondition);
  }
}
