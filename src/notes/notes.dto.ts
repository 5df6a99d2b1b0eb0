import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { NameText, toLine } from '../common/index.js';

/** The longest note, in characters. */
const MAX_CHARACTERS = 2000;

/** Body of POST /api/incidents/:id/notes. */
export class NoteBody {
  @ApiProperty({
    example: 'The caller has closed the main valve',
    minLength: 1,
    maxLength: MAX_CHARACTERS,
    description: 'Kept as one line: line ends and other control characters become blanks',
  })
  @Transform(({ value }) => (typeof value === 'string' ? toLine(value) : (value as unknown)))
  @NameText(MAX_CHARACTERS)
  text: string;
}

/** A note as it stands in the trail. */
export class NoteAnswer {
  @ApiProperty({ example: 123 })
  incidentId: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ example: 7, description: 'Who has written it' })
  userId: number;

  @ApiProperty({ example: 'John Smith', description: 'As it was then' })
  userName: string;

  @ApiProperty({ example: 'The caller has closed the main valve' })
  text: string;
}
