import { Module, type DynamicModule } from '@nestjs/common';
import { Environment } from './environment.js';
import { LineNumbers } from './line-numbers.js';
import { StepSettings } from './step-settings.js';

/** Provides the one checked Environment, the line's own numbers, and the settings of ladder steps. */
@Module({})
export class ConfigModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Environment, useValue: environment }, LineNumbers, StepSettings],
      exports: [Environment, LineNumbers, StepSettings],
    };
  }
}
