/**
 * What can't be done, in one sentence for the person who asked for it. It names the variable or the widget to look at,
 * and holds no secret and no full phone number.
 */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}
