import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { isAudioAddress, MAX_ADDRESS_CHARACTERS } from './audio-file.js';

const EXAMPLE = 'https://static.example.com/greeting.mp3';

function AudioAddress(description: string): PropertyDecorator {
  const message =
    `$property must be an https address without credentials, such as ${EXAMPLE}, ` +
    `of ${MAX_ADDRESS_CHARACTERS} characters at most`;
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && (value.trim() === '' || isAudioAddress(value.trim()));
  return (target, key) => {
    ApiPropertyOptional({
      type: String,
      nullable: true,
      maxLength: MAX_ADDRESS_CHARACTERS,
      example: EXAMPLE,
      description,
    })(target, key);
    IsOptional()(target, key);
    ValidateBy({ name: 'isAudioAddress', validator: { validate, defaultMessage: () => message } })(target, key);
  };
}

/** Addresses of MP3 or WAV files that are heard instead of words in one language; null or left out: words are spoken. */
export class OwnAudioBody {
  @AudioAddress('The greeting; in the flow line alone, whose flow at Twilio says a moment before it: deploy it')
  greeting?: string | null;

  @AudioAddress('Before the first ring where the ladder is that of after hours')
  afterHours?: string | null;

  @AudioAddress('Now and then while others are rung')
  hold?: string | null;

  @AudioAddress('When a technician is gone, or hands the caller over, before the next one is rung')
  colleague?: string | null;

  @AudioAddress('Nobody could be reached: before the tone at which the caller may speak')
  sorry?: string | null;

  @AudioAddress('After a voice message')
  thanks?: string | null;

  @AudioAddress('Where the caller left no message')
  goodbye?: string | null;

  @AudioAddress('What blocked callers hear before the call ends')
  blocked?: string | null;

  @AudioAddress('Before the tone for callers who may only leave a message: nobody is rung for them')
  messageOnly?: string | null;

  @AudioAddress('Hold music, while a caller waits for a technician who takes them; the first 12 seconds of the file')
  music?: string | null;
}

/** The files of both languages. */
export class BothAudioBody {
  @ApiProperty({ type: OwnAudioBody })
  @IsObject()
  @ValidateNested()
  @Type(() => OwnAudioBody)
  en: OwnAudioBody = new OwnAudioBody();

  @ApiProperty({ type: OwnAudioBody })
  @IsObject()
  @ValidateNested()
  @Type(() => OwnAudioBody)
  es: OwnAudioBody = new OwnAudioBody();
}
