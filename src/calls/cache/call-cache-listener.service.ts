import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../database/index.js';
import { IncidentWritten, NotesAppended } from '../../incidents/index.js';
import { CallCache } from './call-cache.js';

/** Tells the cache what this process has written, once it is durable. */
@Injectable()
export class CallCacheListener implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CallCache,
  ) {}

  onModuleInit(): void {
    this.unitOfWork.onCommit((event) => {
      if (event instanceof IncidentWritten) this.cache.hearOwn(event);
      else if (event instanceof NotesAppended) this.cache.hearNotes(event);
    });
  }
}
