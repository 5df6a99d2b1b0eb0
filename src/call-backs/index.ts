export { CallBackKeeper } from './call-back-keeper.service.js';
export { CallBack, CALL_BACK_STATUSES, type CallBackStatus } from './call-back.entity.js';
export { CallBacksModule } from './call-backs.module.js';
export { CallBacksService, type CallBackRequest, type RequestedCallBack } from './call-backs.service.js';
export { type CallBackAtTwilio, type CallBackEnd, type CallBackRecord } from './rows.js';
export { endOfConnected } from './talk.js';
