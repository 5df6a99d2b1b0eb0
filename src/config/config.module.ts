import { Module, type DynamicModule } from '@nestjs/common';
import { Environment } from './environment.js';

/** Hands the one checked Environment to whoever asks for it. */
@Module({})
export class ConfigModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Environment, useValue: environment }],
      exports: [Environment],
    };
  }
}
