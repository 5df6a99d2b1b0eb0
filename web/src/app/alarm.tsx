import { UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import type { FollowUp } from '../api/queries';
import { useStrings } from '../strings';
import { Icon } from '../ui/icon';
import { callerOf } from '../ui/words';
import { notify } from './service-worker';
import classes from './shell.module.css';

const STORED = 'ewf.alarm';
let sound: AudioContext | null = null;

/** Three tones, as no file needs to be fetched for them. */
function ring(): void {
  sound ??= new AudioContext();
  void sound.resume();
  for (let nth = 0; nth < 3; nth += 1) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const begins = sound.currentTime + nth * 0.45;
    tone.frequency.value = nth % 2 === 0 ? 880 : 660;
    volume.gain.setValueAtTime(0.25, begins);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + 0.4);
    tone.connect(volume).connect(sound.destination);
    tone.start(begins);
    tone.stop(begins + 0.4);
  }
}

/** How long the browser may take to let the sound begin. */
const BEGIN_MILLISECONDS = 1000;

/** Plays what is played when nobody answers a caller. Returns whether the browser lets it be heard. */
export async function tryAlarm(): Promise<boolean> {
  try {
    ring();
    const late = new Promise((resolve) => setTimeout(resolve, BEGIN_MILLISECONDS));
    await Promise.race([sound?.resume(), late]);
    return sound?.state === 'running';
  } catch {
    return false;
  }
}

/** Whether the reader wants to hear of callers whom nobody has spoken to. */
export function isAlarmOn(): boolean {
  return localStorage.getItem(STORED) === 'on';
}

/** Whether the browser lets a page be heard: not before its reader has clicked or pressed a key there. */
function useMayBeHeard(): boolean {
  const [mayBe, setMayBe] = useState(navigator.userActivation.hasBeenActive);
  useEffect(() => {
    const act = (): void => setMayBe(true);
    for (const type of ['pointerup', 'keydown']) window.addEventListener(type, act, { once: true });
    return () => {
      for (const type of ['pointerup', 'keydown']) window.removeEventListener(type, act);
    };
  }, []);
  return mayBe;
}

/** Whether callers whom nobody has spoken to are to be heard of, and the switch for it. */
export function AlarmSwitch() {
  const { live } = useStrings();
  const [isOn, setOn] = useState(isAlarmOn);
  const mayBeHeard = useMayBeHeard();
  const toggle = async (): Promise<void> => {
    const next = !isOn;
    localStorage.setItem(STORED, next ? 'on' : 'off');
    setOn(next);
    if (!next) return;
    sound ??= new AudioContext();
    const allowed = 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    if (!allowed) notifications.show({ message: live.blocked });
  };
  const label = !isOn ? live.alertOff : mayBeHeard ? live.alertOn : live.alertSilent;
  return (
    <UnstyledButton
      className={classes.tool}
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => void toggle()}
    >
      <Icon name={isOn && mayBeHeard ? 'bell' : 'bell-off'} />
    </UnstyledButton>
  );
}

/** Whether one follow-up is newer than another. */
function isNewer(a: FollowUp, b: FollowUp | undefined): boolean {
  if (b === undefined) return true;
  return a.since === b.since ? a.incidentId > b.incidentId : Date.parse(a.since) > Date.parse(b.since);
}

/** Makes those heard and notified of, where that is asked for, that have come since the page was opened. */
export function useAlarm(newest: readonly FollowUp[] | undefined): void {
  const strings = useStrings();
  const last = useRef<FollowUp | undefined>(undefined);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!newest) return;
    const fresh = isFirst.current ? [] : newest.filter((followUp) => isNewer(followUp, last.current));
    isFirst.current = false;
    last.current = [...newest, ...(last.current ? [last.current] : [])].toSorted((a, b) => (isNewer(a, b) ? -1 : 1))[0];
    if (fresh.length === 0 || !isAlarmOn()) return;
    ring();
    for (const { incidentId, callerPhone, reason } of fresh) {
      const body = strings.live.notification(callerOf(callerPhone, strings));
      const notice = { title: strings.live.waiting[reason], body, tag: `incident-${incidentId}` };
      void notify({ ...notice, path: `/incidents/${incidentId}` }).catch(() => undefined);
    }
  }, [newest, strings]);
}
