import { Menu, UnstyledButton } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useLineNow } from '../api/now-queries';
import { useStrings } from '../strings';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loaded';
import { AlarmSwitch, useAlarm } from './alarm';
import { Boundary } from './boundary';
import { useLive } from './live';
import { placeOf, places } from './pages';
import { Link, navigate, usePath } from './router';
import { useMe } from './session';
import { Watch } from './watch';
import classes from './shell.module.css';

/** How many places the bar of a phone has room for, beside "More". */
const ON_PHONE = 4;

/** What surrounds every page: where one is, whether it is live, and what must not be missed. */
export function Shell() {
  const strings = useStrings();
  const path = usePath();
  const place = placeOf(path);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const title = place ? strings.nav[place.name] : strings.appName;
  const { data } = useLineNow();
  const notTaken = data?.followUps.notTaken ?? 0;
  useAlarm(data?.followUps.newest);
  useFavicon(notTaken > 0);
  useEffect(() => {
    document.title = `${notTaken > 0 ? `(${notTaken}) ` : ''}${title} · ${strings.appName}`;
    // Users who do not see the screen are told where they have come to.
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path, title, notTaken, strings.appName]);
  const Page = place?.page;
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {strings.nav.skip}
      </a>
      <Header />
      <Navigation path={path} />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Watch path={path} />
        <Boundary place={path}>
          <Suspense fallback={<Loading lines={6} />}>{Page ? <Page /> : <p>{strings.common.notFound}</p>}</Suspense>
        </Boundary>
      </main>
    </div>
  );
}

/** Marks the tab while somebody must be called back. */
function useFavicon(isAlert: boolean): void {
  useEffect(() => {
    const link = document.querySelector('link[rel="icon"]');
    link?.setAttribute('href', isAlert ? '/favicon-alert.svg' : '/favicon.svg');
    return () => link?.setAttribute('href', '/favicon.svg');
  }, [isAlert]);
}

function Header() {
  const strings = useStrings();
  const { me } = useMe();
  const { state } = useLive();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <span>{strings.appName}</span>
      </Link>
      <span className={classes.live} data-state={state} role="status">
        <Icon name={state === 'live' ? 'live' : 'cut'} size={16} />
        {strings.live[state]}
      </span>
      <AlarmSwitch />
      <Link to="/account" className={classes.me} title={strings.nav.account}>
        <Icon name="person" />
        <span>{me.name}</span>
      </Link>
    </header>
  );
}

function Navigation({ path }: { path: string }) {
  const strings = useStrings();
  const here = placeOf(path);
  const { isAdmin, mayEdit } = useMe();
  const shown = places.filter(
    ({ adminsOnly, managersOnly }) => (isAdmin || adminsOnly !== true) && (mayEdit || managersOnly !== true),
  );
  const rest = shown.slice(ON_PHONE);
  return (
    <nav className={classes.nav} aria-label={strings.nav.main}>
      {shown.map((place, index) => (
        <Link
          key={place.path}
          to={place.path}
          className={classes.place}
          data-rest={index >= ON_PHONE || undefined}
          aria-current={place === here ? 'page' : undefined}
        >
          <Icon name={place.icon} />
          <span>{strings.nav[place.name]}</span>
        </Link>
      ))}
      <Menu position="top-end" shadow="md" withinPortal>
        <Menu.Target>
          <UnstyledButton
            className={classes.moreButton}
            data-here={(here !== null && rest.includes(here)) || undefined}
          >
            <Icon name="more" />
            <span>{strings.nav.more}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((place) => (
            <Menu.Item key={place.path} leftSection={<Icon name={place.icon} />} onClick={() => navigate(place.path)}>
              {strings.nav[place.name]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
