import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Environment } from '../config/index.js';
import { PoolTurnSteps } from '../incidents/index.js';
import { LadderStepMetadata, type LadderStepOptions, type LadderStepProvider } from './contract/index.js';

/** A step as the engine uses it: its options and the one instance behind its name. */
export interface RegisteredStep extends LadderStepOptions {
  readonly provider: LadderStepProvider;
}

/** Finds every class under `@LadderStep` at the start, in whatever module it lives, and keeps them by name. */
@Injectable()
export class StepRegistry implements OnModuleInit {
  private readonly steps = new Map<string, RegisteredStep & { readonly from: string }>();

  /** How many phones the line rings at once at most, whatever a step says. */
  readonly atOnce: number;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly poolTurnSteps: PoolTurnSteps,
    { maxParallelLegs }: Environment,
  ) {
    this.atOnce = maxParallelLegs;
  }

  /** @throws Error naming class and module of a step that can't be taken. */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: LadderStepMetadata.KEY })) {
      const options = this.discovery.getMetadataByDecorator(LadderStepMetadata, wrapper);
      if (options === undefined) continue;
      const from = `${wrapper.metatype?.name ?? wrapper.name} in ${wrapper.host?.name ?? 'an unknown module'}`;
      if (!wrapper.isDependencyTreeStatic()) throw new Error(`Ladder step ${from} must not be request-scoped`);
      this.register(options, wrapper.instance as LadderStepProvider, from);
    }
  }

  /** Returns the step of a name, if there is one. */
  find(name: string): RegisteredStep | undefined {
    return this.steps.get(name);
  }

  /** Returns all steps, by name. */
  all(): readonly RegisteredStep[] {
    return [...this.steps.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  private register(options: LadderStepOptions, provider: LadderStepProvider, from: string): void {
    if (!/^[a-z][a-z0-9_]{0,59}$/.test(options.name)) {
      throw new Error(
        `Ladder step ${from}: the name "${options.name}" is not lower snake case of at most 60 characters`,
      );
    }
    if (typeof provider.candidates !== 'function') throw new Error(`Ladder step ${from} has no method candidates`);
    const other = this.steps.get(options.name);
    if (other) throw new Error(`Ladder step ${from}: the name "${options.name}" is taken by ${other.from}`);
    const { together } = options;
    const capped = together === undefined ? {} : { together: Math.min(together, this.atOnce) };
    this.steps.set(options.name, { ...options, ...capped, provider, from });
    if (options.takesPoolTurn === true) this.poolTurnSteps.names.add(options.name);
  }
}
