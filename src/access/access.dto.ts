import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { MayBeLeftOut, PlainText } from '../common/index.js';
import { TypedPassword, UserAnswer } from '../users/index.js';

/** What the document says of 429 where a password is asked for. */
export const TOO_MANY_LOGINS = {
  description: 'TOO_MANY_LOGINS: too many wrong passwords from this address, or for this account',
  headers: { 'Retry-After': { description: 'Seconds until the next try', schema: { type: 'integer' } } },
} as const;

/** Who wants to sign in. */
export class LoginBody {
  @ApiProperty({ example: 'admin@example.com', maxLength: 254 })
  @PlainText(254)
  email: string;

  @ApiProperty({ example: 'seven quiet walnut trees', maxLength: 200 })
  @TypedPassword()
  password: string;
}

/** A change of one's own password. */
export class PasswordBody {
  @ApiProperty({ example: 'seven quiet walnut trees', maxLength: 200 })
  @TypedPassword()
  currentPassword: string;

  @ApiProperty({ example: 'a lamp beside the green river', minLength: 10, maxLength: 200 })
  @TypedPassword()
  newPassword: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Whether the calendar feed stays open; without it, its address opens nothing any more',
  })
  @MayBeLeftOut()
  @IsBoolean()
  keepCalendarToken?: boolean;
}

/** A session of a program, which keeps its token itself. */
export class SessionAnswer {
  @ApiProperty()
  accessToken: string;

  @ApiProperty({ example: 'Bearer' })
  tokenType: 'Bearer';

  @ApiProperty({ example: 28_800, description: 'Seconds' })
  expiresIn: number;
}

/** A session that a browser keeps in a cookie. */
export class PageSessionAnswer {
  @ApiProperty({ type: UserAnswer })
  user: UserAnswer;

  @ApiProperty({
    description: 'Goes into X-CSRF-Token of whatever changes something; it belongs to this session alone',
  })
  csrfToken: string;
}
