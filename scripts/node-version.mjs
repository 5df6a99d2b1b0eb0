/**
 * Whether a Node version is inside a range such as `^20.19.0 || ^22.16.0 || >=24.11.0`.
 * Understands `^`, `>=` and alternatives, which is all that package.json uses: anything else is an error, not a "no".
 */
export function satisfies(version, range) {
  const actual = parse(version);
  return range.split('||').some((alternative) => {
    const match = /^(\^|>=)(\d+\.\d+\.\d+)$/.exec(alternative.trim());
    if (match === null) throw new Error(`"${alternative.trim()}" in the engines of package.json is not understood.`);
    const wanted = parse(match[2]);
    return isAtLeast(actual, wanted) && (match[1] === '>=' || actual[0] === wanted[0]);
  });
}

function parse(version) {
  return version.split('-')[0].split('.').map(Number);
}

function isAtLeast(actual, wanted) {
  const difference = wanted.findIndex((part, index) => actual[index] !== part);
  return difference === -1 || actual[difference] > wanted[difference];
}
