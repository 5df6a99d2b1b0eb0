import { ApiProperty } from '@nestjs/swagger';
import { PlainText } from '../common/index.js';
import { UserAnswer } from '../users/index.js';

/** Who wants to sign in. */
export class LoginBody {
  @ApiProperty({ example: 'admin@example.com', maxLength: 254 })
  @PlainText(254)
  email: string;

  @ApiProperty({ example: 'correct horse battery', maxLength: 200 })
  @PlainText(200)
  password: string;
}

/** A change of one's own password. */
export class PasswordBody {
  @ApiProperty({ example: 'correct horse battery', maxLength: 200 })
  @PlainText(200)
  currentPassword: string;

  @ApiProperty({ example: 'staple correct battery horse', minLength: 10, maxLength: 200 })
  @PlainText(200)
  newPassword: string;
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
