/** Returns those of the new values that are not as before. Values are compared by their JSON. */
export function differences<Values extends object>(before: Values, values: Partial<Values>): Partial<Values> {
  const isChanged = ([key, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof Values]);
  return Object.fromEntries(Object.entries(values).filter(isChanged)) as Partial<Values>;
}
