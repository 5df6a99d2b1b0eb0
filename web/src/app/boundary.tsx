import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Component, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStrings } from '../strings';
import { Icon } from '../ui/icon';
import { askBuild } from './build';
import { useLive } from './live';
import { PieceMissing } from './piece';

interface Props {
  /** What is shown: another one is tried afresh. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly place: string;
}

/** Says what went wrong where something within can't be shown, and lets people try again: never an empty page. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { error: null, place };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return error instanceof PieceMissing ? (
      <Missing />
    ) : (
      <Broken again={() => this.setState({ error: null })}>{(strings) => strings.live.broken}</Broken>
    );
  }
}

/** A browser may remember that a piece was not there: only a reload surely asks for it again, once there is somebody to ask. */
function Missing() {
  const { state } = useLive();
  const [isAsking, setAsking] = useState(false);
  const wasLost = useRef(false);
  const again = useCallback(async (): Promise<void> => {
    setAsking(true);
    if (await askBuild()) window.location.reload();
    else setAsking(false);
  }, []);
  useEffect(() => {
    if (state === 'lost') wasLost.current = true;
    else if (state === 'live' && wasLost.current) void again();
  }, [state, again]);
  return (
    <Broken again={() => void again()} isBusy={isAsking}>
      {(strings) => strings.live.pieceMissing}
    </Broken>
  );
}

function Broken({
  again,
  isBusy = false,
  children,
}: {
  again: () => void;
  isBusy?: boolean;
  children: (strings: ReturnType<typeof useStrings>) => string;
}) {
  const strings = useStrings();
  return (
    <Stack role="alert" align="flex-start" maw={560} p="md">
      <Group gap="sm" wrap="nowrap" c="var(--trouble)">
        <Icon name="alert" size={28} />
        <Title order={1}>{strings.live.brokenTitle}</Title>
      </Group>
      <Text>{children(strings)}</Text>
      <Button loading={isBusy} onClick={again}>
        {strings.common.retry}
      </Button>
    </Stack>
  );
}
