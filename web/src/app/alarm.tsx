import { Alert, Button, Group, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client';
import { useStrings } from '../strings';
import { Icon } from '../ui/icon';
import { callerOf } from '../ui/words';
import { useLive } from './live';
import { navigate } from './router';
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

/** Whether exhausted calls are to be heard, and the switch for it. */
export function AlarmSwitch() {
  const { live } = useStrings();
  const [isOn, setOn] = useState(() => localStorage.getItem(STORED) === 'on');
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

/** What is said when a caller reached nobody, until somebody has seen it. */
export function Alarms() {
  const { live } = useStrings();
  const { alarms, dismiss } = useLive();
  return (
    <div role="alert" className={classes.alarms}>
      {alarms.map((id) => (
        <Alarm key={id} incidentId={id} title={live.exhaustedTitle} dismiss={() => dismiss(id)} />
      ))}
    </div>
  );
}

function Alarm({ incidentId, title, dismiss }: { incidentId: number; title: string; dismiss: () => void }) {
  const strings = useStrings();
  const [caller, setCaller] = useState('');
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    const tell = async (): Promise<void> => {
      const incident = await call('GET /api/incidents/{id}', { path: { id: incidentId } });
      const who = callerOf(incident.callerPhone, strings);
      setCaller(who);
      if (localStorage.getItem(STORED) !== 'on') return;
      ring();
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      const note = new Notification(title, { body: strings.live.exhaustedText(who), tag: `incident-${incidentId}` });
      note.addEventListener('click', () => {
        window.focus();
        navigate(`/incidents/${incidentId}`);
      });
    };
    void tell().catch(() => undefined);
  }, [incidentId, strings, title]);
  const look = (): void => {
    dismiss();
    navigate(`/incidents/${incidentId}`);
  };
  return (
    <Alert title={title} color="red" variant="filled" className={classes.alarm} icon={<Icon name="alert" />}>
      {caller !== '' && strings.live.exhaustedText(caller)}
      <Group mt="xs">
        <Button size="compact-sm" variant="white" color="dark" onClick={look}>
          {strings.live.look}
        </Button>
        <Button size="compact-sm" variant="white" color="dark" onClick={dismiss}>
          {strings.live.dismiss}
        </Button>
      </Group>
    </Alert>
  );
}
