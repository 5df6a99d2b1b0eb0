import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse } from '@nestjs/swagger';
import { CurrentActor, IdParam, SessionApi, SignedIn, type Actor } from '../common/index.js';
import { NoteAnswer, NoteBody } from './notes.dto.js';
import { NotesService } from './notes.service.js';

/** What people write down about an incident. */
@Controller('incidents')
@SignedIn()
@SessionApi('incidents', 'field')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Post(':id/notes')
  @ApiCreatedResponse({ type: NoteAnswer, description: 'In the trail: it changes nothing of the call' })
  @ApiNotFoundResponse({ description: 'No such incident' })
  add(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() { text }: NoteBody): Promise<NoteAnswer> {
    return this.notes.add(actor, id, text);
  }
}
