import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadGatewayResponse,
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentActor, IdParam, SessionApi, SignedIn, type Actor } from '../../common/index.js';
import { CallBackCaller } from './call-back-caller.service.js';
import { CallBackAnswer, CallBackBody } from './call-back.dto.js';

/** Calls back to callers. */
@Controller('incidents')
@SignedIn()
@SessionApi('incidents')
@ApiBadRequestResponse({ description: 'A field that is named is wrong' })
export class CallBackController {
  constructor(private readonly caller: CallBackCaller) {}

  @Post(':id/call-back')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: CallBackAnswer, description: 'The person is rung; when they press 1, the caller is' })
  @ApiForbiddenResponse({ description: 'Somebody else may be rung by managers and admins only' })
  @ApiNotFoundResponse({ description: 'No such incident' })
  @ApiConflictResponse({
    description: 'No Twilio account is configured, the caller can not be called, or somebody calls back already',
  })
  @ApiUnprocessableEntityResponse({ description: 'The person can not be rung' })
  @ApiBadGatewayResponse({ description: 'Twilio refused, or could not be reached' })
  async request(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { userId, takeOver = false }: CallBackBody,
  ): Promise<CallBackAnswer> {
    const asked = await this.caller.ring(actor, { incidentId: id, userId: userId ?? actor.userId, takeOver });
    const { id: callBackId, incidentId, userId: whom, userName, status, requestedAt } = asked;
    return { id: callBackId, incidentId, userId: whom, userName, status, requestedAt };
  }
}
