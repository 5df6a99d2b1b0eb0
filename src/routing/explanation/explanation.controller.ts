import { Controller, Get } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { IdParam, SignedIn } from '../../common/index.js';
import { ExplanationAnswer } from './explanation.dto.js';
import { ExplanationService } from './explanation.service.js';

/** Why who was offered. */
@Controller('incidents')
@ApiTags('incidents')
@ApiBearerAuth('session')
@ApiUnauthorizedResponse({ description: 'Not signed in' })
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
