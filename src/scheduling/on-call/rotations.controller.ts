import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
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
import { PageQuery } from '../fields.js';
import { EntriesAdministration } from './entries-administration.service.js';
import { rotationKind } from './entry-kinds.js';
import { newRotation } from './kept-turns.js';
import { RotationAnswer, RotationBody, RotationChangeBody, RotationsAnswer } from './rotations.dto.js';

/** People who take turns. */
@Controller('on-call/rotations')
@SessionApi('on call', 'role', 'field')
export class RotationsController {
  constructor(private readonly entries: EntriesAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: RotationsAnswer })
  list(@Query() query: PageQuery): Promise<RotationsAnswer> {
    return this.entries.list(rotationKind, query);
  }

  @Post()
  @Roles('admin', 'manager')
  @ApiCreatedResponse({ type: RotationAnswer })
  @ShowsVersion(201)
  @ApiUnprocessableEntityResponse({ description: 'No such zone or user' })
  create(
    @CurrentActor() actor: Actor,
    @Body() { handoffWeekday = null, ...body }: RotationBody,
  ): Promise<RotationAnswer> {
    return this.entries.create(rotationKind, actor, newRotation({ ...body, handoffWeekday }));
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: RotationAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such rotation' })
  get(@IdParam() id: number): Promise<RotationAnswer> {
    return this.entries.get(rotationKind, id);
  }

  @Patch(':id')
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: RotationAnswer, description: 'Changed from now on; the past stays' })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiNotFoundResponse({ description: 'No such rotation' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() body: RotationChangeBody,
    @IfMatch() precondition: Precondition,
  ): Promise<RotationAnswer> {
    return this.entries.change(rotationKind, actor, id, body, precondition);
  }

  @Delete(':id')
  @Roles('admin', 'manager')
  @HttpCode(204)
  @HonoursIfMatch()
  @ApiNoContentResponse({ description: 'Gone from now on; the past stays' })
  @ApiNotFoundResponse({ description: 'No such rotation' })
  remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() precondition: Precondition): Promise<void> {
    return this.entries.remove(rotationKind, actor, id, precondition);
  }
}
