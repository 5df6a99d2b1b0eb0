export { threadJob, type ThreadJob } from './thread-job.js';
export { WorkerThreadsModule } from './worker-threads.module.js';
export { WorkerThreads, type JobOutcome } from './worker-threads.service.js';
