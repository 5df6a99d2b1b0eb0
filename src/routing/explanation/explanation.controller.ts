import { Controller, Get } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNotFoundResponse, ApiOkResponse } from '@nestjs/swagger';
import { IdParam, SessionApi, SignedIn } from '../../common/index.js';
import { ExplanationAnswer } from './explanation.dto.js';
import { ExplanationService } from './explanation.service.js';

/** Why who was offered. */
@Controller('incidents')
@SessionApi('incidents')
export class ExplanationController {
  constructor(private readonly explanations: ExplanationService) {}

  @Get(':id/explanation')
  @SignedIn()
  @ApiOkResponse({ type: ExplanationAnswer, description: 'Each offer of a call, with everybody who stood in its way' })
  @ApiBadRequestResponse({ description: 'id is no number' })
  @ApiNotFoundResponse({ description: 'No such incident' })
  explain(@IdParam() id: number): Promise<ExplanationAnswer> {
    return this.explanations.explain(id);
  }
}
