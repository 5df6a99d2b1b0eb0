export { MessageReached } from './facts.js';
export { Message } from './message.entity.js';
export { MESSAGE_STATUSES, type MessageStatus } from './message-status.js';
export { Messenger } from './messenger.service.js';
export { ReceivedText } from './received/received-text.entity.js';
export { UnreachablePhone } from './unreachable/unreachable-phone.entity.js';
export { NotificationsModule } from './notifications.module.js';
