import { ApiProperty } from '@nestjs/swagger';

/** One check of the self-test. */
export class SelfTestCheck {
  @ApiProperty({ example: 'phone_number', description: 'Stable, for programs' })
  name: string;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: it could not be asked' })
  ok: boolean | null;

  @ApiProperty({ example: '+1415***0100 points at our flows.' })
  message: string;

  @ApiProperty({ type: String, nullable: true, description: 'What to do about it' })
  remedy: string | null;
}

/** Answer of GET /api/telephony/self-test. */
export class SelfTestAnswer {
  @ApiProperty({ description: 'No check found anything wrong' })
  ok: boolean;

  @ApiProperty({ type: [SelfTestCheck] })
  checks: SelfTestCheck[];
}
