/** Drawn here, for a set of icons would weigh more than the page. */
const PATHS = {
  alert: 'M12 3 2 20h20L12 3zm0 6v5m0 3v.5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4l2-2zm4 4h4',
  'bell-off': 'M6 17V11c0-1 .2-2 .7-2.800M9 5.800A6 6 0 0 1 18 11v4m-1 4H4l2-2m4 4h4M3 3l18 18',
  calendar: 'M4 6h16v15H4V6zm0 5h16M8 3v4m8-4v4',
  chart: 'M4 20h17M6 20v-7m5 7V5m5 15v-10m5 10v-5',
  check: 'm4 12.500 5.500 5.500L20 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5.500l3.500 2',
  close: 'm6 6 12 12M18 6 6 18',
  cut: 'M4 12h5m6 0h5M9 7l-2-3m8 3 2-3M9 17l-2 3m8-3 2 3',
  down: 'm5 9 7 7 7-7',
  download: 'M12 4v11m0 0-4.500-4.500M12 15l4.500-4.500M4 20h16',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm3 1.500L20 4m-3.500 3.500L19 10m-5-.5 2 2',
  ladder: 'M8 3v18m8-18v18M8 7h8m-8 5h8m-8 5h8',
  left: 'm15 5-7 7 7 7',
  list: 'M8 6h13M8 12h13M8 18h13M3.500 6h.01M3.500 12h.01M3.500 18h.01',
  live: 'M12 12h.01M8 8a5.700 5.700 0 0 0 0 8m8-8a5.700 5.700 0 0 1 0 8M5 5a9.900 9.900 0 0 0 0 14M19 5a9.900 9.900 0 0 1 0 14',
  mail: 'M3 6h18v13H3V6zm0 1 9 7 9-7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zm-6 9a6 6 0 0 1 12 0m1-9a3 3 0 1 0-1-5.800M17 14.500a5.500 5.500 0 0 1 4 5.500',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 10a8 8 0 0 1 16 0',
  phone:
    'M6 3h3.500l1.500 5-2.500 1.800a13 13 0 0 0 5.700 5.700L16 13l5 1.500V18a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  'phone-off': 'M3 15c5.500-5.500 12.500-5.500 18 0l-2.500 3-4-1.500V13.800a9 9 0 0 0-5 0v2.700l-4 1.500L3 15z',
  plus: 'M12 5v14M5 12h14',
  pulse: 'M3 12h4l3-8 4 16 3-8h4',
  question: 'M9 9a3 3 0 1 1 4.500 2.600c-.9.6-1.500 1.200-1.500 2.400m0 3v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  right: 'm9 5 7 7-7 7',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zm5 11.500L21 21',
  speaker: 'M4 9v6h4l5 4V5L8 9H4zm12 0a4 4 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11',
  trash: 'M4 7h16M9 7V4h6v3m-8 0 1 14h8l1-14',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign beside words that say the same: screen readers pass over it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'grip' || name === 'more' ? 3 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
