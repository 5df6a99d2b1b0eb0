import { expect, it } from 'vitest';
import { LadderStep, LadderStepMetadata, type StepContext } from '../../src/routing/contract/index.js';

const OPTIONS = { name: 'typed', title: 'Typed', timeoutSeconds: 20 };

// Each of these is refused by the compiler: `npm run types` fails where one of them compiles.

// @ts-expect-error There is no `candidates`.
@LadderStep(OPTIONS)
class WithoutCandidates {}

// @ts-expect-error It names people by their names, not by their ids.
@LadderStep(OPTIONS)
class NamesNoIds {
  candidates({ people }: StepContext): string[] {
    return [...people.values()].map(({ name }) => name);
  }
}

// @ts-expect-error It asks for more than a step is given.
@LadderStep(OPTIONS)
class AsksForMore {
  candidates(_: StepContext, weather: string): number[] {
    return [weather.length];
  }
}

// @ts-expect-error It remembers a name, and is given an id.
@LadderStep(OPTIONS)
class RemembersNames {
  candidates(): number[] {
    return [];
  }
  chosen(name: string): string {
    return name;
  }
}

// @ts-expect-error A step has no option of this name.
@LadderStep({ ...OPTIONS, timeout: 20 })
class Misspelt {
  candidates(): number[] {
    return [];
  }
}

it('The decorator refuses at compile time what can not be a step, and takes one with dependencies of its own', () => {
  @LadderStep(OPTIONS)
  class Sound {
    constructor(readonly dependency: Map<string, number>) {}
    candidates(): readonly number[] {
      return [...this.dependency.values()];
    }
  }
  expect([WithoutCandidates, NamesNoIds, AsksForMore, RemembersNames, Misspelt]).toHaveLength(5);
  expect(Reflect.getMetadata(LadderStepMetadata.KEY, Sound)).toEqual(OPTIONS);
});
