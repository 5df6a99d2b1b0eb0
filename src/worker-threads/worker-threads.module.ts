import { Global, Module } from '@nestjs/common';
import { WorkerThreads } from './worker-threads.service.js';

/** Offers the threads in which is worked out what calls must not wait for. */
@Global()
@Module({ providers: [WorkerThreads], exports: [WorkerThreads] })
export class WorkerThreadsModule {}
