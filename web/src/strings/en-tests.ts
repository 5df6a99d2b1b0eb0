/** What is said where people try whether they are heard of and reached, in English. */
export const tests = {
  sound: 'Test sound',
  soundText: 'What this browser plays when nobody answers a caller.',
  soundPlay: 'Play the sound',
  soundPlayed: 'Three tones were played. If you heard nothing, look at the volume and whether this tab is muted.',
  soundOff: 'At the moment you would not hear them: the bell at the top is off.',
  soundBlocked: 'The browser does not allow sound here. Allow it in its settings for this site, and try again.',
};
