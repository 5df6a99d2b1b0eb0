import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiQuery,
} from '@nestjs/swagger';

/** What Twilio tells of a leg of a call with every request, as far as it is read. */
export class LegBody {
  @ApiProperty({ example: 'CA1234567890abcdef1234567890abcdef', maxLength: 64 })
  CallSid: string;

  @ApiPropertyOptional({ description: 'Of a technician’s leg: the caller’s call' })
  ParentCallSid?: string;

  @ApiPropertyOptional({ example: 'AC1234567890abcdef1234567890abcdef' })
  AccountSid?: string;

  @ApiPropertyOptional({ example: '+14155551234' })
  From?: string;

  @ApiPropertyOptional({ example: '+14155550100' })
  To?: string;

  @ApiPropertyOptional({ example: 'in-progress' })
  CallStatus?: string;

  @ApiPropertyOptional({ example: '10004', description: "Twilio's error number, where a leg failed by one" })
  ErrorCode?: string;
}

/** Body of dial-result. */
export class DialResultBody extends LegBody {
  @ApiPropertyOptional({ example: 'no-answer' })
  DialCallStatus?: string;

  @ApiPropertyOptional({ example: '154', description: 'Seconds of talk' })
  DialCallDuration?: string;

  @ApiPropertyOptional({ example: 'true' })
  DialBridged?: string;
}

/** Body of queue-result. */
export class QueueResultBody extends LegBody {
  @ApiPropertyOptional({ example: 'bridged', description: 'How the caller came out of the queue' })
  QueueResult?: string;
}

/** Body of screen-result. */
export class ScreenResultBody extends LegBody {
  @ApiPropertyOptional({
    example: '1',
    description: '1: they accept; 2: they pass it on; anything else, or nothing: no',
  })
  Digits?: string;
}

/** Body of voice-message and recording-status. */
export class RecordingBody extends LegBody {
  @ApiPropertyOptional({ example: 'https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE…' })
  RecordingUrl?: string;

  @ApiPropertyOptional({ example: '14', description: 'Seconds; at the end of the call with the silence after it' })
  RecordingDuration?: string;

  @ApiPropertyOptional({ example: 'completed', description: 'absent: there is no recording' })
  RecordingStatus?: string;

  @ApiPropertyOptional({ example: '#', description: 'What ended the recording: a key, hangup, or nothing: silence' })
  Digits?: string;
}

/** Body of detected. */
export class DetectedBody extends LegBody {
  @ApiPropertyOptional({ example: 'machine_start', description: 'human, machine_start, fax or unknown' })
  AnsweredBy?: string;
}

/** Body of transcription. */
export class TranscriptionBody extends LegBody {
  @ApiPropertyOptional({ example: 'https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE…' })
  RecordingUrl?: string;

  @ApiPropertyOptional({ example: 'completed', description: 'failed: Twilio could not write it down' })
  TranscriptionStatus?: string;

  @ApiPropertyOptional({ example: 'Water is coming through the ceiling.' })
  TranscriptionText?: string;
}

/** Ids that a document of ours put into the address. */
type IdName = 'incident' | 'dial' | 'user' | 'callBack';

/** An operation that answers in TwiML; `ids` are what its address names. */
export function AnswersTwiml(description: string, body: new () => LegBody, ...ids: readonly IdName[]): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiProduces('text/xml'),
    ApiOkResponse({ description, schema: { type: 'string' } }),
    ...inAddress(body, ids),
  );
}

/** An operation that only listens. */
export function Listens(description: string, body: new () => LegBody, ...ids: readonly IdName[]): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiNoContentResponse({ description }), ...inAddress(body, ids));
}

function inAddress(body: new () => LegBody, ids: readonly IdName[]): MethodDecorator[] {
  return [ApiBody({ type: body }), ...ids.map((name) => ApiQuery({ name, type: Number, example: 1 }))];
}
