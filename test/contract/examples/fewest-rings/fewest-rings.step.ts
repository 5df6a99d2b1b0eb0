import {
  byName,
  LadderStep,
  RepeatUnit,
  UnitOfWork,
  type CommitContext,
  type LadderStepProvider,
  type StepContext,
} from '../../../../src/routing/contract/index.js';

/** All technicians; those whom this step has rung least come first. */
@LadderStep({ name: 'fewest_rings', title: 'Fewest rings', timeoutSeconds: 20, limit: 3 })
export class FewestRingsStep implements LadderStepProvider {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async candidates({ people }: StepContext): Promise<readonly number[]> {
    const rows = await this.unitOfWork.run((unit) =>
      unit.rows<{ user_id: number; rings: number }>('SELECT `user_id`, `rings` FROM `ring_counts`'),
    );
    const rings = new Map(rows.map((row) => [Number(row.user_id), Number(row.rings)]));
    return byName(people.values())
      .filter(({ role }) => role === 'technician')
      .toSorted((a, b) => (rings.get(a.id) ?? 0) - (rings.get(b.id) ?? 0))
      .map(({ id }) => id);
  }

  async chosen(userId: number, { unit }: CommitContext): Promise<void> {
    const counted = await unit.change('UPDATE `ring_counts` SET `rings` = `rings` + 1 WHERE `user_id` = ?', [userId]);
    if (counted > 0) return;
    try {
      await unit.change('INSERT INTO `ring_counts` (`user_id`, `rings`) VALUES (?, 1)', [userId]);
    } catch (error) {
      // Another call has just rung them for the first time: decide again.
      throw new RepeatUnit(error);
    }
  }
}
