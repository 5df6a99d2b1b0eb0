const SCHEME = 'data-mantine-color-scheme';

/** Prints dark on white, whatever colours the page has on the screen. */
export function printInLight(): void {
  const root = document.documentElement;
  let before: string | null = null;
  window.addEventListener('beforeprint', () => {
    before = root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, 'light');
  });
  window.addEventListener('afterprint', () => {
    if (before !== null) root.setAttribute(SCHEME, before);
  });
}
