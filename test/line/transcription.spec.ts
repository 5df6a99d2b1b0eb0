import { expect } from 'vitest';
import { lineStory, OUR_NUMBER } from './switchboard.js';

const ON = { environment: { TRANSCRIPTION: 'on' } };

lineStory(
  'what the caller says is written down, and stands with the incident',
  async (board) => {
    await board.ladderOfFour();
    const words = 'Water is coming\n through the ceiling';
    const call = await board.take({}, { leavesMessage: { seconds: 9, words } });
    expect(call.trail.slice(-3).toSorted()).toEqual(['recording_ended', 'transcribed', 'voice_message']);
    expect(call.factsOf('transcribed')).toEqual([{ text: 'Water is coming through the ceiling' }]);
    const marked = await board.line.rows<{ type: string }>(
      "SELECT `type` FROM `incident_events` WHERE `messages_due` IS NOT NULL AND `type` = 'transcribed'",
    );
    expect(marked).toHaveLength(1);
  },
  ON,
);

lineStory(
  'a recording that Twilio could not write down leaves a line in the trail, and nobody is told',
  async (board) => {
    await board.ladderOfFour();
    const call = await board.take({}, { leavesMessage: { seconds: 9 } });
    expect(call.factsOf('transcribed')).toEqual([{ text: null }]);
    const marked = await board.line.rows(
      "SELECT `type` FROM `incident_events` WHERE `messages_due` IS NOT NULL AND `type` = 'transcribed'",
    );
    expect(marked).toEqual([]);
  },
  ON,
);

lineStory('nothing is written down where it is not switched on', async (board) => {
  const call = await board.take({}, { to: OUR_NUMBER, leavesMessage: { seconds: 9, words: 'Help' } });
  expect(call.trail).not.toContain('transcribed');
});

lineStory(
  'nothing is written down in Spanish, which Twilio does not know',
  async (board) => {
    const call = await board.take({}, { leavesMessage: { seconds: 9, words: 'Socorro' } });
    expect(call.trail).not.toContain('transcribed');
  },
  { environment: { TRANSCRIPTION: 'on', LINE_LANGUAGE: 'es' } },
);
