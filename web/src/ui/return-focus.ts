import { useEffect, useState } from 'react';

/** Puts the focus back to where it was, once a dialog that is only there while it is open has gone. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog gives its focus back to the page first.
      setTimeout(() => {
        const isElsewhere = document.activeElement !== null && document.activeElement !== document.body;
        if (before instanceof HTMLElement && before.isConnected && !isElsewhere) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
