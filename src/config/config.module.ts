import { Module, type DynamicModule } from '@nestjs/common';
import { Environment } from './environment.js';
import { LineNumbers } from './line-numbers.js';

/** Hands the one checked Environment, and what is known of the line's own numbers, to whoever asks for it. */
@Module({})
export class ConfigModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Environment, useValue: environment }, LineNumbers],
      exports: [Environment, LineNumbers],
    };
  }
}
