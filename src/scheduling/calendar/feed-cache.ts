import { etagOf } from '../../common/index.js';

/** How many feeds are kept: those that were asked for last. */
const MAX_FEEDS = 200;

/** A calendar feed, and its entity tag: the same for the same content, on every instance. */
export interface Feed {
  readonly content: string;
  readonly etag: string;
}

/** Keeps the feeds of users, each as long as its version is asked for. */
export class FeedCache {
  private readonly feeds = new Map<number, Feed & { readonly version: string }>();

  /** Returns the feed of a user where this version of it is kept. */
  kept(userId: number, version: string): Feed | undefined {
    const feed = this.feeds.get(userId);
    return feed?.version === version ? feed : undefined;
  }

  /** Returns the feed of a user, which `render` makes where this version of it isn't kept. */
  async get(userId: number, version: string, render: () => Promise<string>): Promise<Feed> {
    let feed = this.feeds.get(userId);
    if (feed?.version !== version) {
      const content = await render();
      feed = { version, content, etag: etagOf(content) };
    }
    this.feeds.delete(userId);
    this.feeds.set(userId, feed);
    const [oldest] = this.feeds.keys();
    if (this.feeds.size > MAX_FEEDS && oldest !== undefined) this.feeds.delete(oldest);
    return feed;
  }
}
