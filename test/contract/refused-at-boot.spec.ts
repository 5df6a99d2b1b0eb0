import { Injectable, Module, Scope, type Type } from '@nestjs/common';
import { expect, it } from 'vitest';
import { LadderStep, LadderStepMetadata } from '../../src/routing/contract/index.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

@LadderStep({ name: 'manager', title: 'Second manager', timeoutSeconds: 20 })
class SecondManagerStep {
  candidates(): number[] {
    return [];
  }
}

// @ts-expect-error A class without `candidates` doesn't compile; one from JavaScript is refused at the start.
@LadderStep({ name: 'silent', title: 'Silent', timeoutSeconds: 20 })
class SilentStep {}

@LadderStep({ name: 'Not A Name', title: 'Misnamed', timeoutSeconds: 20 })
class MisnamedStep {
  candidates(): number[] {
    return [];
  }
}

@Injectable({ scope: Scope.REQUEST })
@LadderStepMetadata({ name: 'scoped', title: 'Scoped', timeoutSeconds: 20 })
class ScopedStep {
  candidates(): number[] {
    return [];
  }
}

function moduleOf(step: Type): Type {
  @Module({ providers: [step] })
  class ForeignModule {}
  return ForeignModule;
}

it.each([
  [
    SecondManagerStep,
    /SecondManagerStep in ForeignModule: the name "manager" is taken by ManagerStep in BuiltInStepsModule/,
  ],
  [SilentStep, /SilentStep in ForeignModule has no method candidates/],
  [MisnamedStep, /MisnamedStep in ForeignModule: the name "Not A Name" is not lower snake case/],
  [ScopedStep, /ScopedStep in ForeignModule must not be request-scoped/],
])('%o is refused', async (step, message) => {
  await expect(Line.open(sqlite, { modules: [moduleOf(step)] })).rejects.toThrow(message);
});
