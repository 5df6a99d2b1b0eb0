import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, Max, Min } from 'class-validator';
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
import { UnitOfWork, type Unit } from '../../database/index.js';
import { Administration } from '../../users/index.js';
import { PoolPlanner } from './pool-planner.service.js';

/** The rotating pool, as it is written and answered. */
export class RotatingPoolBody {
  @ApiProperty({ type: [Number], example: [1], maxItems: 500, description: 'User ids, in order, each once' })
  @IsArray()
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(999_999_999, { each: true })
  members: number[];
}

/** Who takes calls at night, after everybody else. */
@Controller('rotating-pool')
@SessionApi('on call', 'role', 'field')
export class RotatingPoolController {
  constructor(
    private readonly pool: PoolPlanner,
    private readonly administration: Administration,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: RotatingPoolBody })
  @ReadsVersion()
  get(): Promise<RotatingPoolBody> {
    return this.unitOfWork.run((unit) => this.shown(unit));
  }

  @Put()
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: RotatingPoolBody })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiUnprocessableEntityResponse({ description: 'Somebody who is not there, or is named twice' })
  replace(
    @CurrentActor() actor: Actor,
    @Body() { members }: RotatingPoolBody,
    @IfMatch() precondition: Precondition,
  ): Promise<RotatingPoolBody> {
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(async () => [await this.shown(unit)]);
      await this.pool.replace(unit, members);
      return this.shown(unit);
    });
  }

  private async shown(unit: Unit): Promise<RotatingPoolBody> {
    return { members: await this.pool.members(unit) };
  }
}
