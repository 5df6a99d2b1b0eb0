import { Injectable } from '@nestjs/common';
import { toInstant, UnitOfWork } from '../../database/index.js';
import type { UnreachablePeople } from './unreachable.dto.js';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly error_code: number;
  readonly since: Date | string;
}

/** Shows the people whom no text message reaches, and changes nothing. */
@Injectable()
export class UnreachableService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Returns active people whose phone, as it is now, was not reached by the last text message. */
  async people(): Promise<UnreachablePeople> {
    const rows = await this.unitOfWork.run((unit) =>
      unit.rows<Row>(
        'SELECT `u`.`id`, `u`.`name`, `p`.`error_code`, `p`.`since` FROM `unreachable_phones` `p` ' +
          'JOIN `users` `u` ON `u`.`phone_e164` = `p`.`phone_e164` ' +
          'WHERE `u`.`active` = 1 AND `u`.`deleted_at` IS NULL ORDER BY `u`.`name`, `u`.`id`',
        [],
      ),
    );
    return {
      items: rows.map(({ id, name, error_code: errorCode, since }) => ({
        userId: Number(id),
        userName: name,
        errorCode: Number(errorCode),
        since: toInstant(since),
      })),
    };
  }
}
