/** Thrown by a check that can't ask what it wants to know; its message says why. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}
