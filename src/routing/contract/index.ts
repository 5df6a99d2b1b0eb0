export {
  LadderStep,
  LadderStepMetadata,
  type LadderStepOptions,
  type LadderStepProvider,
  type StepContext,
} from './ladder-step.js';
