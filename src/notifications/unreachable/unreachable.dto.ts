import { ApiProperty } from '@nestjs/swagger';

/** A person whom no text message reaches. */
export class UnreachablePerson {
  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;

  @ApiProperty({ example: 30006, description: "Twilio's error number, such as 30006: the phone is a landline" })
  errorCode: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When a message did not reach the phone first' })
  since: Date;
}

/** Answer of GET /api/messages/unreachable. */
export class UnreachablePeople {
  @ApiProperty({ type: [UnreachablePerson], description: 'By name; those who are active and have such a phone now' })
  items: UnreachablePerson[];
}
