import { Module } from '@nestjs/common';
import { RemoteSources } from './remote-sources.service.js';

/** What steps may have injected beside `Clock`, `StepSettings` and `UnitOfWork`, which are there without an import. */
@Module({ providers: [RemoteSources], exports: [RemoteSources] })
export class StepToolsModule {}
