import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Put, Req, Res, UseInterceptors } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiCookieAuth,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Anyone, CurrentActor, SignedIn, type Actor } from '../common/index.js';
import { LoginBody, PageSessionAnswer, PasswordBody, TOO_MANY_LOGINS } from './access.dto.js';
import { credentialOf } from './credential.js';
import { FewSignIns } from './few-sign-ins.js';
import { PageSessions } from './page-sessions.service.js';

/** Signing in from a page: the token is in a cookie that no script can read. */
@Controller('auth/session')
@ApiTags('access')
@ApiServiceUnavailableResponse({ description: 'LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again' })
export class SessionController {
  constructor(private readonly sessions: PageSessions) {}

  @Post()
  @UseInterceptors(FewSignIns)
  @HttpCode(200)
  @Anyone()
  @ApiOkResponse({ type: PageSessionAnswer, description: 'The cookie ewf_session holds the session, for eight hours' })
  @ApiBadRequestResponse({ description: 'A field that is named can not be read' })
  @ApiUnauthorizedResponse({ description: 'Wrong e-mail or password' })
  @ApiTooManyRequestsResponse(TOO_MANY_LOGINS)
  begin(
    @Body() { email, password }: LoginBody,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageSessionAnswer> {
    return this.sessions.begin(email, password, address, response);
  }

  @Get()
  @Anyone()
  @ApiCookieAuth()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: PageSessionAnswer })
  @ApiUnauthorizedResponse({ description: 'UNAUTHORIZED: not signed in; NO_ADMIN: nor can anybody be, as an admin' })
  current(@Req() request: Request): Promise<PageSessionAnswer> {
    return this.sessions.current(credentialOf(request)?.token ?? null);
  }

  @Put('password')
  @UseInterceptors(FewSignIns)
  @SignedIn()
  @ApiCookieAuth()
  @ApiBearerAuth('session')
  @ApiOkResponse({ type: PageSessionAnswer, description: 'A new session in the cookie; all others have ended' })
  @ApiBadRequestResponse({ description: 'A field that is named can not be read' })
  @ApiUnauthorizedResponse({ description: 'currentPassword is wrong' })
  @ApiForbiddenResponse({ description: 'CSRF_TOKEN: X-CSRF-Token is not the token of this session' })
  @ApiTooManyRequestsResponse(TOO_MANY_LOGINS)
  password(
    @CurrentActor() actor: Actor,
    @Body() body: PasswordBody,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageSessionAnswer> {
    return this.sessions.changePassword(actor, body, address, response);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiCookieAuth()
  @ApiBearerAuth('session')
  @ApiNoContentResponse({ description: 'The session is over: its token opens nothing any more' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'CSRF_TOKEN: X-CSRF-Token is not the token of this session' })
  end(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    return this.sessions.end(actor, credentialOf(request)?.token ?? '', response);
  }
}
