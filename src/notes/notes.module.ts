import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { NotesController } from './notes.controller.js';
import { NotesService } from './notes.service.js';

/** What people write down about incidents. */
@Module({
  imports: [UsersModule],
  controllers: [NotesController],
  providers: [NotesService],
})
export class NotesModule {}
