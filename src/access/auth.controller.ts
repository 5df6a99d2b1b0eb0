import { Body, Controller, Get, HttpCode, Ip, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Anyone, Clock, CurrentActor, SignedIn, type Actor } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import { toUserAnswer, UserAnswer, UsersService } from '../users/index.js';
import { LoginBody, PasswordBody, SessionAnswer } from './access.dto.js';
import { LoginService } from './login.service.js';

/** Signing in. */
@Controller('auth')
@ApiBadRequestResponse({ description: 'A field that is named can not be read' })
@ApiTags('access')
export class AuthController {
  constructor(
    private readonly logins: LoginService,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Anyone()
  @ApiOkResponse({ type: SessionAnswer })
  @ApiUnauthorizedResponse({ description: 'Wrong e-mail or password' })
  @ApiTooManyRequestsResponse({ description: 'Too many wrong logins from this address' })
  login(@Body() { email, password }: LoginBody, @Ip() address: string): Promise<SessionAnswer> {
    return this.logins.login(email, password, address);
  }

  @Get('me')
  @SignedIn()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: UserAnswer })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  me(@CurrentActor() { userId }: Actor): Promise<UserAnswer> {
    return this.unitOfWork.run(async (unit) => toUserAnswer(await this.users.get(unit, userId), this.clock.now()));
  }

  @Put('password')
  @SignedIn()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: SessionAnswer, description: 'A new session; all others have ended' })
  @ApiUnauthorizedResponse({ description: 'currentPassword is wrong' })
  password(@CurrentActor() actor: Actor, @Body() body: PasswordBody): Promise<SessionAnswer> {
    return this.logins.changePassword(actor, body.currentPassword, body.newPassword);
  }
}
