import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiParam,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  CurrentActor,
  HonoursIfMatch,
  IfMatch,
  Precondition,
  ReadsVersion,
  Roles,
  SessionApi,
  ShowsVersion,
  SignedIn,
  type Actor,
} from '../../common/index.js';
import { LadderAdministration } from './ladder-administration.service.js';
import { LADDER_KINDS } from './ladder.js';
import { LadderAnswer, LadderBody, LadderStepAnswer } from './ladders.dto.js';

const Kind = (): MethodDecorator => ApiParam({ name: 'kind', enum: LADDER_KINDS });

/** Who is asked in which order: the two ladders, and the steps that can stand on them. */
@Controller()
@SessionApi('routing')
export class LaddersController {
  constructor(private readonly ladders: LadderAdministration) {}

  @Get('ladder-steps')
  @SignedIn()
  @ApiOkResponse({ type: [LadderStepAnswer] })
  steps(): LadderStepAnswer[] {
    return this.ladders.steps();
  }

  @Get('ladders')
  @SignedIn()
  @ApiOkResponse({ type: [LadderAnswer] })
  list(): Promise<LadderAnswer[]> {
    return this.ladders.list();
  }

  @Get('ladders/:kind')
  @SignedIn()
  @Kind()
  @ApiOkResponse({ type: LadderAnswer })
  @ReadsVersion()
  @ApiNotFoundResponse({ description: 'No such ladder' })
  get(@Param('kind') kind: string): Promise<LadderAnswer> {
    return this.ladders.get(kind);
  }

  @Put('ladders/:kind')
  @Roles('admin', 'manager')
  @Kind()
  @ApiOkResponse({ type: LadderAnswer, description: 'It counts from the next request on, also of calls in progress' })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiBadRequestResponse({ description: 'A field that is named is missing or malformed' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  @ApiNotFoundResponse({ description: 'No such ladder' })
  @ApiUnprocessableEntityResponse({ description: 'An unknown or repeated step, which is named' })
  replace(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body() body: LadderBody,
    @IfMatch() precondition: Precondition,
  ): Promise<LadderAnswer> {
    return this.ladders.replace(actor, kind, body, precondition);
  }
}
