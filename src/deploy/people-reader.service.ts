import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import { ScheduleService } from '../scheduling/index.js';
import { UsersService } from '../users/index.js';
import type { PresentPeople } from './fallback-numbers.js';

/** Reads everybody and who is on call now. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  read(): Promise<PresentPeople> {
    return this.unitOfWork.run(async (unit) => ({
      people: await this.users.people(unit),
      plan: await this.schedules.current(unit),
      at: this.clock.now().getTime(),
    }));
  }
}
