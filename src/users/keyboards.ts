/** Rows of keyboards, each a little to the right of the one above it. */
const KEYBOARDS = [
  ['1234567890-', 'qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./'],
  ['1234567890ß', 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnm,.-'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['1234567890', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  ['789', '456', '123'],
];

/** The keys beside each key, on any keyboard. */
const BESIDE = new Map<string, Set<string>>();
for (const rows of KEYBOARDS) {
  for (const [row, keys] of rows.entries()) {
    for (const [column, key] of [...keys].entries()) {
      const beside = BESIDE.get(key) ?? new Set();
      BESIDE.set(key, beside);
      const around: [number, number][] = [
        [0, -1],
        [0, 1],
        [-1, 0],
        [-1, 1],
        [1, -1],
        [1, 0],
      ];
      for (const [down, right] of around) {
        const other = rows[row + down]?.[column + right];
        if (other !== undefined) beside.add(other);
      }
    }
  }
}

/** Returns whether two keys are beside each other, in any direction. */
export function areBeside(a: string, b: string): boolean {
  return BESIDE.get(a)?.has(b) ?? false;
}
