import { Body, Controller, Get, HttpCode, Ip, Post, Put, UseInterceptors } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Anyone, Clock, CurrentActor, ReadsVersion, SignedIn, type Actor } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import { toUserAnswer, UserAnswer, UsersService } from '../users/index.js';
import { FewSignIns } from './few-sign-ins.js';
import { LoginBody, PasswordBody, SessionAnswer, TOO_MANY_LOGINS } from './access.dto.js';
import { LoginService } from './login.service.js';

/** Signing in. */
@Controller('auth')
@ApiBadRequestResponse({ description: 'A field that is named can not be read' })
@ApiServiceUnavailableResponse({ description: 'LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again' })
@ApiTags('access')
export class AuthController {
  constructor(
    private readonly logins: LoginService,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Post('login')
  @UseInterceptors(FewSignIns)
  @HttpCode(200)
  @Anyone()
  @ApiOkResponse({ type: SessionAnswer })
  @ApiUnauthorizedResponse({ description: 'Wrong e-mail or password' })
  @ApiTooManyRequestsResponse(TOO_MANY_LOGINS)
  login(@Body() { email, password }: LoginBody, @Ip() address: string): Promise<SessionAnswer> {
    return this.logins.login(email, password, address);
  }

  @Get('me')
  @SignedIn()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: UserAnswer })
  @ReadsVersion()
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  me(@CurrentActor() { userId }: Actor): Promise<UserAnswer> {
    return this.unitOfWork.run(async (unit) => toUserAnswer(await this.users.get(unit, userId), this.clock.now()));
  }

  @Put('password')
  @UseInterceptors(FewSignIns)
  @SignedIn()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: SessionAnswer, description: 'A new session; all others have ended' })
  @ApiUnauthorizedResponse({ description: 'currentPassword is wrong' })
  @ApiTooManyRequestsResponse(TOO_MANY_LOGINS)
  password(@CurrentActor() actor: Actor, @Body() body: PasswordBody, @Ip() address: string): Promise<SessionAnswer> {
    return this.logins.changePassword(actor, body, address);
  }
}
