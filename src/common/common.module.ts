import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';

/** What knows no domain noun and is needed everywhere. */
@Module({})
export class CommonModule {
  static forRoot(clock: Clock): DynamicModule {
    return {
      module: CommonModule,
      global: true,
      providers: [{ provide: Clock, useValue: clock }],
      exports: [Clock],
    };
  }
}
