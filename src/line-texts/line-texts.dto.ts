import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LINE_LANGUAGES, type LineLanguage } from '../config/index.js';
import { BothAudioBody } from './audio/own-audio.dto.js';
import { AUDIO_NAMES, MAX_CHARACTERS, TEXT_NAMES, type AudioName, type TextName } from './text-names.js';

function OwnText(description: string): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ type: String, nullable: true, maxLength: MAX_CHARACTERS, description })(target, key);
    IsOptional()(target, key);
    IsString()(target, key);
    MaxLength(MAX_CHARACTERS)(target, key);
  };
}

/** The company's own words in one language; null or left out: the shipped text. */
export class OwnTextsBody {
  @OwnText('The first words of a call, from the flow at Twilio: deploy the flows after a change')
  greeting?: string | null;

  @OwnText('Said before the first ring where the ladder is that of after hours')
  afterHours?: string | null;

  @OwnText('Said now and then while others are rung')
  hold?: string | null;

  @OwnText('Said when a technician is gone, or hands the caller over, before the next one is rung')
  colleague?: string | null;

  @OwnText('What technicians hear after "Emergency call, press 1" and the number')
  whisper?: string | null;

  @OwnText('Nobody could be reached: before the tone at which the caller may speak')
  sorry?: string | null;

  @OwnText('After a voice message')
  thanks?: string | null;

  @OwnText('Where the caller left no message')
  goodbye?: string | null;

  @OwnText('What blocked callers hear before the call ends')
  blocked?: string | null;

  @OwnText('Before the tone for callers who may only leave a message: nobody is rung for them')
  messageOnly?: string | null;

  @OwnText('The first words where the service is down, from static files: write and upload them again after a change')
  fallback?: string | null;
}

/** The texts of both languages. */
export class BothTextsBody {
  @ApiProperty({ type: OwnTextsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => OwnTextsBody)
  en: OwnTextsBody = new OwnTextsBody();

  @ApiProperty({ type: OwnTextsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => OwnTextsBody)
  es: OwnTextsBody = new OwnTextsBody();
}

/** What people hear on the line, as it is written. */
export class LineTextsBody {
  @ApiProperty({ enum: LINE_LANGUAGES, isArray: true, minItems: 1, maxItems: 2, example: ['en'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(LINE_LANGUAGES, { each: true })
  languages: LineLanguage[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: '911',
    description: 'The public emergency number; null: none is named',
  })
  @ValidateIf((_, value) => value !== null)
  @Matches(/^\d{2,4}$/, { message: 'emergencyNumber must be two to four digits, or null' })
  emergencyNumber: string | null;

  @ApiProperty({ type: BothTextsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => BothTextsBody)
  texts: BothTextsBody;

  @ApiPropertyOptional({ type: BothAudioBody, description: 'Files that are heard instead; left out: none' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BothAudioBody)
  audio?: BothAudioBody;
}

/** A text as it is spoken. */
export class SpokenText {
  @ApiProperty({ enum: LINE_LANGUAGES })
  language: LineLanguage;

  @ApiProperty({ enum: TEXT_NAMES })
  name: TextName;

  @ApiProperty({ description: 'What is said; empty: nothing' })
  spoken: string;

  @ApiProperty({ description: 'What is said where the company has no words of its own; empty: nothing' })
  shipped: string;

  @ApiProperty({ description: 'About how long it takes to speak' })
  seconds: number;

  @ApiProperty({ description: 'How long it may take' })
  maxSeconds: number;

  @ApiProperty({ type: String, nullable: true, description: 'What keeps it from being used; null: nothing' })
  problem: string | null;
}

/** A file that is heard, or would be. */
export class HeardAudio {
  @ApiProperty({ enum: LINE_LANGUAGES })
  language: LineLanguage;

  @ApiProperty({ enum: AUDIO_NAMES })
  name: AudioName;

  @ApiProperty({ type: String, nullable: true, description: 'Where it is; null: no audio, words are spoken' })
  address: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'How long it takes; null: it is not known until it is saved',
  })
  seconds: number | null;

  @ApiProperty({ description: 'How long it may take; of music no more is played' })
  maxSeconds: number;
}

/** How texts are spoken. */
export class LineTextsPreview {
  @ApiProperty({ type: [SpokenText] })
  spoken: SpokenText[];

  @ApiProperty({ type: [HeardAudio] })
  audio: HeardAudio[];
}
