import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { SECRET } from '../../kit/line.js';
import { startService, type ServiceProcess } from '../../kit/processes.js';
import { freePort } from '../../kit/servers/port.js';
import { launch } from './chromium.js';
import { rememberWindow } from './windows.js';

export const ADMIN = { email: 'olga@example.com', password: 'copper kettle in the rain' };
const PASSWORD = ADMIN.password;

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: string;
  /** Whether the content security policy is left aside: then the page alone keeps texts from running. */
  readonly withoutPolicy?: boolean;
  /** Whether fingers can touch it. */
  readonly touch?: boolean;
  /** Whether a service worker may run: `page.route` sees nothing of what it asks for. */
  readonly withWorker?: boolean;
}

/** What of a site is to be otherwise. */
export interface SiteOptions {
  /** Whether there is an admin. */
  readonly admin?: boolean;
  /** More of the environment. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A person as the interface answers. */
export interface Made {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
}

/**
 * The built service with its page, on a database of its own, and a browser. Real: all of it, the clock too: pages are
 * waited for, never times.
 */
export class Site {
  private token = '';

  private constructor(
    private service: ServiceProcess,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** Starts service and browser. */
  static async open({ admin = true, more = {} }: SiteOptions = {}): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'ewf-site-'));
    const environment = {
      DATABASE_URL: `sqlite:${join(folder, 'site.sqlite')}`,
      PORT: String(await freePort()),
      JWT_SECRET: 'a-jwt-secret-of-the-tests-0123456789',
      BUSINESS_TIME_ZONE: 'America/Los_Angeles',
      ...more,
      ...(admin && { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }),
    };
    const service = await startService(environment);
    const site = new Site(service, environment, await launch(), folder);
    if (admin) await site.signInProgram();
    return site;
  }

  get url(): string {
    return this.service.url.replace('[::1]', 'localhost');
  }

  get secret(): string {
    return SECRET;
  }

  /** A request of a program, signed in as the admin. @throws Error when it is refused. */
  async api<Result>(method: string, path: string, body?: unknown): Promise<Result> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Result;
  }

  /** Makes somebody who can sign in, with a phone unless told otherwise. */
  person(name: string, role: string, more: object = {}): Promise<Made> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;
    return this.api('POST', '/api/users', { name, role, email, password: PASSWORD, ...more });
  }

  /** A sign-in that is refused: its password is wrong. */
  async refusedSignIn(email: string): Promise<void> {
    const response = await fetch(`${this.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: 'not the password' }),
    });
    if (response.status !== 401) throw new Error(`a wrong password was answered with ${response.status}`);
  }

  /** A new window until the end of the test, in which somebody is signed in; the admin unless told otherwise. */
  async window(email: string | null = ADMIN.email, look: Look = {}): Promise<Page> {
    const {
      touch = false,
      width = 1440,
      scheme = 'light',
      language = 'en-GB',
      withoutPolicy = false,
      withWorker = false,
    } = look;
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height: width < 500 ? 780 : 900 },
      colorScheme: scheme,
      locale: language,
      hasTouch: touch,
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      bypassCSP: withoutPolicy,
      serviceWorkers: withWorker ? 'allow' : 'block',
    });
    context.setDefaultTimeout(30_000);
    rememberWindow(context);
    if (email !== null) {
      const answer = await context.request.post('/api/auth/session', { data: { email, password: PASSWORD } });
      if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
    }
    return context.newPage();
  }

  /** Kills the service as a crash would. */
  async crash(): Promise<void> {
    await this.service.kill();
  }

  /** Starts it again, on the same port and database. */
  async restart(): Promise<void> {
    this.service = await startService(this.environment);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async signInProgram(): Promise<void> {
    const response = await fetch(`${this.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    this.token = ((await response.json()) as { accessToken: string }).accessToken;
  }
}
