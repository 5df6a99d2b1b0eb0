export { Clock } from '../../common/index.js';
export { StepSettings } from '../../config/index.js';
export { RepeatUnit, UnitOfWork, type Migration, type Parameter, type Unit } from '../../database/index.js';
export { isOpen, onCallAt, type OnCallLevel, type PoolMember, type Schedule } from '../../scheduling/index.js';
export { byName, byPriority, isAvailable, ROLES, type Person, type Role } from '../../users/index.js';
export {
  LadderStep,
  LadderStepMetadata,
  type CommitContext,
  type LadderStepOptions,
  type LadderStepProvider,
  type StepContext,
} from './ladder-step.js';
export type { RemoteSource, RemoteSourceOptions } from './remote-source.js';
export { RemoteSources } from './remote-sources.service.js';
export { StepToolsModule } from './step-tools.module.js';
