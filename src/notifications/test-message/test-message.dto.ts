import { ApiProperty } from '@nestjs/swagger';
import { MESSAGE_STATUSES, type MessageStatus } from '../message-status.js';

/** What became of a test message. */
export class TestMessageAnswer {
  @ApiProperty({ example: 1 })
  messageId: number;

  @ApiProperty({
    enum: MESSAGE_STATUSES,
    description: 'delivered: it arrived; sent, sending or queued: nothing more was heard in time',
  })
  status: MessageStatus;

  @ApiProperty({ type: String, nullable: true, example: 'Twilio 30006' })
  error: string | null;

  @ApiProperty({ example: 'The phone is a landline, or its carrier can not be reached by text message.' })
  message: string;
}
