import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Body of the webhook for text messages, as far as it is read. */
export class ReceivedBody {
  @ApiProperty({ example: 'SM1234567890abcdef1234567890abcdef' })
  MessageSid: string;

  @ApiProperty({ example: '+14155559999' })
  From: string;

  @ApiPropertyOptional({ example: 'ok' })
  Body?: string;

  @ApiPropertyOptional({ example: 'STOP', description: 'Twilio took it for that, and has answered it' })
  OptOutType?: string;
}

/** A text message that came to the line. */
export class ReceivedTextAnswer {
  @ApiProperty({ example: 'SM1234567890abcdef1234567890abcdef' })
  messageSid: string;

  @ApiProperty({ example: '+14155559999' })
  from: string;

  @ApiProperty({ type: Number, nullable: true, description: "Null: it is nobody's phone" })
  userId: number | null;

  @ApiProperty({ type: String, nullable: true })
  userName: string | null;

  @ApiProperty({ example: 'ok' })
  text: string;

  @ApiProperty({ type: String, nullable: true, description: 'What it was answered; null: nothing' })
  reply: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;
}

/** Answer of GET /api/messages/received. */
export class ReceivedTexts {
  @ApiProperty({ type: [ReceivedTextAnswer], description: 'The newest 100, newest first' })
  items: ReceivedTextAnswer[];
}
