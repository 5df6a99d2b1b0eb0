/** A user has another password than before: told of a unit that is durable. */
export class PasswordSet {
  constructor(
    readonly userId: number,
    /** Who set it; null: the service itself. */
    readonly byUserId: number | null,
    /** Where that came from; null: not known. */
    readonly address: string | null,
  ) {}
}
