export { Reconciler } from './reconciler.service.js';
export { ReconcilerModule } from './reconciler.module.js';
export { Reconciliation } from './reconciliation.entity.js';
