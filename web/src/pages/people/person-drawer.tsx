import { Button, Group, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type Person } from '../../api/queries';
import { useMe } from '../../app/session';
import { useUnsaved } from '../../app/unsaved';
import { useStrings, type Strings } from '../../strings';
import { isZone } from '../../time/zone';
import { CancelButton, Dialog } from '../../ui/dialog';
import { fieldReasons, notifyError } from '../../ui/loaded';
import { AvailabilityFields } from './availability-fields';
import { CalendarFeed } from './calendar-feed';
import { Leaving } from './leaving';
import { PhoneInput } from './phone-input';

const ROLES = ['technician', 'manager', 'admin'] as const;

interface Draft {
  name: string;
  role: Person['role'];
  /** Undefined while it is no full number. */
  phoneE164: string | null | undefined;
  email: string;
  password: string;
  priority: string;
  acceptance: Person['acceptance'];
  timeZone: string;
}

function draftOf(person: Person | null): Draft {
  return {
    name: person?.name ?? '',
    role: person?.role ?? 'technician',
    phoneE164: person?.phoneE164 ?? null,
    email: person?.email ?? '',
    password: '',
    priority: String(person?.priority ?? 100),
    acceptance: person?.acceptance ?? 'key',
    timeZone: person?.timeZone ?? '',
  };
}

/** Somebody's data: a new person's, or those of one who is there. */
export function PersonDrawer({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const strings = useStrings();
  const title = person === null ? strings.people.add : strings.people.edit(person.name);
  return (
    <Dialog title={title} isDrawer onClose={onClose}>
      <Stack gap="lg">
        <PersonForm person={person} onDone={onClose} />
        {person !== null && <AvailabilityFields person={person} />}
        {person !== null && <CalendarFeed person={person} />}
        {person !== null && <Leaving person={person} onDone={onClose} />}
      </Stack>
    </Dialog>
  );
}

function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const strings = useStrings();
  const { isAdmin } = useMe();
  const isLocked = !isAdmin && person?.role === 'admin';
  const [draft, setDraft] = useState(() => draftOf(person));
  const [stored] = useState(draft);
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(stored));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const save = useChange(
    async (values: Draft) => {
      const { name, role, phoneE164 = null, email, password, priority, acceptance, timeZone } = values;
      const told = { name: name.trim(), phoneE164, email: email.trim() || null, timeZone: timeZone.trim() || null };
      const body = { ...told, acceptance, priority: Number(priority), ...(password !== '' && { password }) };
      if (person === null) return call('POST /api/users', { body: { ...body, role } });
      return call('PATCH /api/users/{id}', {
        path: { id: person.id },
        body: { ...body, ...(isAdmin && role !== person.role && { role }) },
      });
    },
    [keys.users],
  );
  const set = <Key extends keyof Draft>(key: Key, value: Draft[Key]): void => setDraft({ ...draft, [key]: value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemsOf(draft, strings.people);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    save.mutate(draft, {
      onSuccess: () => {
        notifications.show({ message: strings.common.saved });
        onDone();
      },
      onError: (error) => {
        const named = fieldReasons(error, textsOf(strings), strings);
        if (Object.keys(named).length > 0) setProblems(named);
        else notifyError(error, strings);
      },
    });
  };
  const { people } = strings;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={people.name}
          required
          disabled={isLocked}
          maxLength={120}
          value={draft.name}
          error={problems['name']}
          onChange={(event) => set('name', event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={people.role}
          value={draft.role}
          disabled={!isAdmin}
          onChange={(event) => set('role', event.currentTarget.value as Draft['role'])}
          data={ROLES.map((value) => ({ value, label: strings.roles[value] }))}
        />
        <PhoneInput value={draft.phoneE164 ?? null} disabled={isLocked} onChange={(e164) => set('phoneE164', e164)} />
        <NativeSelect
          label={people.acceptance}
          value={draft.acceptance}
          onChange={(event) => set('acceptance', event.currentTarget.value as Draft['acceptance'])}
          data={[
            { value: 'key', label: people.acceptanceKey },
            { value: 'none', label: people.acceptanceNone },
          ]}
        />
        {problems['phoneE164'] !== undefined && <p role="alert">{problems['phoneE164']}</p>}
        <TextInput
          label={people.email}
          type="email"
          disabled={isLocked}
          maxLength={254}
          value={draft.email}
          error={problems['email']}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
        {isAdmin && (
          <PasswordInput
            label={person === null ? people.password : people.newPassword}
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            value={draft.password}
            error={problems['password']}
            onChange={(event) => set('password', event.currentTarget.value)}
          />
        )}
        <Group grow align="flex-start">
          <TextInput
            label={people.priority}
            type="number"
            min={0}
            max={1_000_000}
            required
            value={draft.priority}
            error={problems['priority']}
            onChange={(event) => set('priority', event.currentTarget.value)}
          />
          <TextInput
            label={people.timeZone}
            list="zones"
            maxLength={64}
            value={draft.timeZone}
            error={problems['timeZone']}
            onChange={(event) => set('timeZone', event.currentTarget.value)}
          />
        </Group>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </datalist>
        <Group justify="flex-end">
          <CancelButton />
          <Button type="submit" loading={save.isPending}>
            {strings.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is said of a value of a field that the service refuses. */
function textsOf({ people, account }: Strings): Record<string, string> {
  const { badName, badEmail, badPhone, badZone, badPriority } = people;
  return {
    name: badName,
    email: badEmail,
    phoneE164: badPhone,
    timeZone: badZone,
    priority: badPriority,
    password: account.badPassword,
  };
}

function problemsOf(
  { phoneE164, timeZone }: Draft,
  { badPhone, badZone }: { readonly badPhone: string; readonly badZone: string },
): Record<string, string> {
  return {
    ...(phoneE164 === undefined && { phoneE164: badPhone }),
    ...(timeZone.trim() !== '' && !isZone(timeZone.trim()) && { timeZone: badZone }),
  };
}
