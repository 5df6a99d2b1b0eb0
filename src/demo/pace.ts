/** How fast a call is played: as fast as it can be, or as it would take in reality. */
export const PACES = ['fast', 'real'] as const;
export type Pace = (typeof PACES)[number];

/** Returns what lets simulated seconds pass at this pace. */
export function passerOf(pace: Pace): (seconds: number) => Promise<void> {
  if (pace === 'fast') return () => Promise.resolve();
  return (seconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
    });
}
