const RELOADED_FOR = 'ewf.reloaded-for';

/** Reads what the service wrote into the head of a page; empty where it wrote nothing. */
function metaOf(page: Document, name: string): string {
  return page.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
}

const ownBuild = metaOf(document, 'ewf-build');
let toldBuild = ownBuild;

/** The address under which the service is to be opened; empty where it was not told. */
export const publicAddress = metaOf(document, 'ewf-public-address');

/** Remembers which build the service says it is. */
export function noteBuild(build: string): void {
  toldBuild = build;
  if (isOutdated()) void fetchNewWorker().catch(() => undefined);
}

/** Lets the service worker of the other build keep its files, in the place of those of this one. */
async function fetchNewWorker(): Promise<void> {
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  await registration?.update();
}

/** Whether the service is another build than this page: what is fetched from now on may not fit it. */
export function isOutdated(): boolean {
  return ownBuild !== '' && toldBuild !== ownBuild;
}

/** Asks the service which build it is; false: it can't be asked. */
export async function askBuild(): Promise<boolean> {
  try {
    const response = await fetch('/', { cache: 'no-store' });
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    noteBuild(metaOf(page, 'ewf-build'));
    return true;
  } catch {
    return false;
  }
}

/** Reloads the page if the service has another build, once for each of them. Returns whether it does. */
export function reloadIfOutdated(): boolean {
  if (!isOutdated() || sessionStorage.getItem(RELOADED_FOR) === toldBuild) return false;
  sessionStorage.setItem(RELOADED_FOR, toldBuild);
  window.location.reload();
  return true;
}
