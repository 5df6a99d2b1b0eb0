import { ApiProperty } from '@nestjs/swagger';
import { MESSAGE_KINDS, type MessageKind } from '../../config/index.js';
import { CHANNELS, type Channel } from '../channel.js';
import { MESSAGE_STATUSES, type MessageStatus } from '../message-status.js';

/** One message to one person. */
export class MessageAnswer {
  @ApiProperty({ example: 1 })
  id: number;

  @ApiProperty({ enum: MESSAGE_KINDS })
  kind: MessageKind;

  @ApiProperty({
    enum: CHANNELS,
    description: 'sms: to the phone; webhook: to ALERT_WEBHOOK_URL, in place of a text message that did not reach it',
  })
  channel: Channel;

  @ApiProperty({
    enum: MESSAGE_STATUSES,
    description:
      'sent: Twilio took it; failed: it did not, or nobody knows whether it did; skipped: it was not to be sent; ' +
      'expired: it was too old to be of use',
  })
  status: MessageStatus;

  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;

  @ApiProperty({ example: '+14155559999', description: 'Masked for technicians' })
  phoneE164: string;

  @ApiProperty({ description: 'What it says; phone numbers in it are masked for technicians' })
  text: string;

  @ApiProperty({ type: Number, nullable: true, example: 123, description: 'Null: it is about no call' })
  incidentId: number | null;

  @ApiProperty({ example: 1, description: 'How often it was begun to be sent' })
  tries: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Twilio 21610',
    description: "Why it was not sent or not delivered, or what the last try met with; Twilio's error number, if any",
  })
  error: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'SM1234567890abcdef1234567890abcdef' })
  twilioSid: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was known to be sent' })
  sentAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it came into its status' })
  updatedAt: Date;

  @ApiProperty({ type: Number, nullable: true, example: 12, description: 'The message that this one repeats' })
  resendOf: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 14, description: 'The message that repeats this one' })
  resentAs: number | null;
}

/** A page of messages. */
export class MessagesAnswer {
  @ApiProperty({ type: [MessageAnswer] })
  items: MessageAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor for what comes after; null: that was all',
  })
  nextCursor: string | null;
}

/** How many messages stand where. */
export class MessageSummaryAnswer {
  @ApiProperty({ type: String, format: 'date-time', description: '24 hours ago' })
  since: Date;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many messages that were written since then have each status; every status is named',
    example: { delivered: 12, failed: 1 },
  })
  counts: Record<MessageStatus, number>;
}
