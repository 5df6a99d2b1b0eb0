import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { InstantField, MayBeLeftOut, PlainText, WholeNumber } from '../common/index.js';
import { emailProblem, Follows, nameProblem, passwordProblem, phoneProblem } from './account-rules.js';
import { ACCEPTANCES, isAvailable, ROLES, type Acceptance, type Role } from './person.js';
import type { User } from './user.entity.js';

/** Body of POST /api/users. */
export class NewUserBody {
  @ApiProperty({ example: 'John Smith', maxLength: 120 })
  @Follows(nameProblem)
  name: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ example: '+14155550101', nullable: true, type: String, description: 'E.164' })
  @IsOptional()
  @Follows(phoneProblem)
  phoneE164?: string | null;

  @ApiPropertyOptional({ example: 'john@example.com', nullable: true, type: String, maxLength: 254 })
  @IsOptional()
  @Follows(emailProblem)
  email?: string | null;

  @ApiPropertyOptional({ example: 'seven quiet walnut trees', minLength: 10, maxLength: 200 })
  @MayBeLeftOut()
  @Follows(passwordProblem)
  password?: string;

  @ApiPropertyOptional({ default: true })
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ default: true })
  @MayBeLeftOut()
  @IsBoolean()
  available?: boolean;

  @ApiPropertyOptional({ default: 100, description: 'Lower is rung first among admins and among managers' })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priority?: number;

  @ApiPropertyOptional({
    enum: ACCEPTANCES,
    default: 'key',
    description: 'key: presses 1 to accept a call; none: picking up is enough, as no voicemail ever answers this phone',
  })
  @MayBeLeftOut()
  @IsIn(ACCEPTANCES)
  acceptance?: Acceptance;

  @ApiPropertyOptional({ example: 'America/Los_Angeles', nullable: true, type: String, maxLength: 64 })
  @IsOptional()
  @PlainText(64)
  timeZone?: string | null;
}

/** Body of PATCH /api/users/:id: what is given is changed. */
export class UserChangeBody extends PartialType(NewUserBody, { skipNullProperties: false }) {}

/** Body of PUT /api/users/:id/availability. */
export class AvailabilityBody {
  @ApiProperty()
  @IsBoolean()
  available: boolean;

  @InstantField('Then the other way round; in the future', { nullable: true, example: '2030-11-23T17:00:00Z' })
  until?: Date | null;
}

/** Query of GET /api/users. */
export class UsersQuery {
  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'At this moment' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  available?: boolean;

  @ApiPropertyOptional({ maxLength: 100, description: 'Part of name, e-mail or phone' })
  @IsOptional()
  @PlainText(100)
  q?: string;

  @ApiPropertyOptional({ default: 1 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page: number = 1;

  @ApiPropertyOptional({ default: 50, maximum: 200 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  pageSize: number = 50;
}

/** A user as the interface shows them. */
export class UserAnswer {
  @ApiProperty()
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ nullable: true, type: String })
  phoneE164: string | null;

  @ApiProperty({ nullable: true, type: String })
  email: string | null;

  @ApiProperty()
  active: boolean;

  @ApiProperty({ description: 'At this moment' })
  available: boolean;

  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  availableUntil: Date | null;

  @ApiProperty()
  priority: number;

  @ApiProperty({ enum: ACCEPTANCES })
  acceptance: Acceptance;

  @ApiProperty({ nullable: true, type: String })
  timeZone: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}

/** A page of users. */
export class UsersAnswer {
  @ApiProperty({ type: [UserAnswer] })
  items: UserAnswer[];

  @ApiProperty()
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}

/** How a user is shown at an instant; after it, as they were shown before their availability returned by itself. */
export function userForms(user: User, at: Date): [UserAnswer, ...UserAnswer[]] {
  const { availabilityUntil: until } = user;
  const hasReturned = until !== null && until <= at;
  return [toUserAnswer(user, at), ...(hasReturned ? [toUserAnswer(user, new Date(until.getTime() - 1))] : [])];
}

/** Returns how a user is shown at an instant, with their availability at that instant. */
export function toUserAnswer(user: User, at: Date): UserAnswer {
  const { id, name, role, phoneE164, email, active, priority, acceptance, timeZone, createdAt, updatedAt } = user;
  const until = user.availabilityUntil && user.availabilityUntil > at ? user.availabilityUntil : null;
  const available = isAvailable(
    { ...user, availabilityUntil: user.availabilityUntil?.getTime() ?? null },
    at.getTime(),
  );
  const state = { active, available, availableUntil: until };
  return { id, name, role, phoneE164, email, ...state, priority, acceptance, timeZone, createdAt, updatedAt };
}
