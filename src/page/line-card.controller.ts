import { Controller, Get, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Anyone, DomainError } from '../common/index.js';
import { Environment } from '../config/index.js';
import { lineCard } from './line-card.js';

/** The line as a contact, for the phones of people who are rung: a known contact may ring through "do not disturb". */
@Controller('line.vcf')
@ApiTags('people')
export class LineCardController {
  constructor(private readonly environment: Environment) {}

  @Get()
  @Anyone()
  @ApiProduces('text/vcard')
  @ApiOkResponse({ description: 'A vCard with the number of the line' })
  @ApiNotFoundResponse({ description: 'TWILIO_PHONE_NUMBER is not set' })
  card(@Res() response: Response): void {
    const { twilioPhoneNumber: phone, lineLanguage, publicBaseUrl } = this.environment;
    if (phone === null) throw new DomainError(404, 'NO_LINE_NUMBER', 'the number of the line is not set');
    response.setHeader('Content-Type', 'text/vcard; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="line.vcf"');
    response.end(lineCard(phone, lineLanguage, publicBaseUrl));
  }
}
