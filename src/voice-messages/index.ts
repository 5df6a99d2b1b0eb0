export { RecordingRetention } from './recording-retention.service.js';
export { VoiceMessagesModule } from './voice-messages.module.js';
