import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LADDER_KINDS, type LadderKind } from './ladder.js';

/** A rung as PUT /api/ladders/:kind takes it. */
export class LadderRungBody {
  @ApiProperty({ example: 'primary_oncall', maxLength: 60, description: 'Of a registered step' })
  @IsString()
  @MaxLength(60)
  @Matches(/^\S+$/, { message: 'name must be the name of a registered step' })
  name: string;

  @ApiProperty({ example: 30, minimum: 1, maximum: 600, description: 'How long a person rings' })
  @IsInt()
  @Min(1)
  @Max(600)
  timeoutSeconds: number;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: 1000,
    example: 3,
    description: 'Most distinct people of one incident; null: no limit; left out: what the step has by default',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number | null;
}

/** Body of PUT /api/ladders/:kind. */
export class LadderBody {
  @ApiProperty({ type: [LadderRungBody], minItems: 1, maxItems: 50, description: 'From the top' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LadderRungBody)
  steps: LadderRungBody[];
}

/** A rung as a ladder has it. */
export class LadderRungAnswer {
  @ApiProperty({ example: 'primary_oncall' })
  name: string;

  @ApiProperty({ example: 30 })
  timeoutSeconds: number;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Null: no limit' })
  limit: number | null;
}

/** A ladder. */
export class LadderAnswer {
  @ApiProperty({ enum: LADDER_KINDS })
  kind: LadderKind;

  @ApiProperty({ type: [LadderRungAnswer], description: 'From the top' })
  steps: readonly LadderRungAnswer[];
}

/** A step that can stand on a ladder. */
export class LadderStepAnswer {
  @ApiProperty({ example: 'rotating_pool' })
  name: string;

  @ApiProperty({ example: 'Rotating pool' })
  title: string;

  @ApiProperty({ type: String, nullable: true })
  description: string | null;

  @ApiProperty({ example: 20, description: 'By default' })
  timeoutSeconds: number;

  @ApiProperty({ type: Number, nullable: true, example: 3, description: 'By default; null: no limit' })
  limit: number | null;
}
