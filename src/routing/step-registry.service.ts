import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { LadderStepMetadata, type LadderStepOptions, type LadderStepProvider } from './contract/index.js';

/** A step as the engine uses it: its options and the one instance behind its name. */
export interface RegisteredStep extends LadderStepOptions {
  readonly provider: LadderStepProvider;
}

/** Finds every class under `@LadderStep` at the start, in whatever module it lives, and keeps them by name. */
@Injectable()
export class StepRegistry implements OnModuleInit {
  private readonly steps = new Map<string, RegisteredStep & { readonly from: string }>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error naming class and module of a step that can not be taken. */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: LadderStepMetadata.KEY })) {
      const options = this.discovery.getMetadataByDecorator(LadderStepMetadata, wrapper);
      if (options === undefined) continue;
      const from = `${wrapper.metatype?.name ?? wrapper.name} in ${wrapper.host?.name ?? 'an unknown module'}`;
      if (!wrapper.isDependencyTreeStatic()) throw new Error(`Ladder step ${from} must not be request-scoped`);
      this.register(options, wrapper.instance as LadderStepProvider, from);
    }
  }

  /** The step of a name, if there is one. */
  find(name: string): RegisteredStep | undefined {
    return this.steps.get(name);
  }

  /** All steps, by name. */
  all(): readonly RegisteredStep[] {
    return [...this.steps.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
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
    this.steps.set(options.name, { ...options, provider, from });
  }
}
