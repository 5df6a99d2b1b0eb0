import type { Page } from 'playwright-core';

/**
 * Translates the page as Chromium does, now and whenever a text changes: a `<font>` takes the place of each text, which is
 * kept outside of the page. The translation of a text is the same between two marks.
 */
export async function translate(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const put = (text) => {
      if (!text.data.trim() || text.parentElement.closest('font, script, style')) return;
      const font = document.createElement('font');
      font.append(Object.assign(document.createElement('font'), { textContent: '«' + text.data + '»' }));
      text.before(font);
      text.remove();
    };
    const within = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return put(node);
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(put);
    };
    within(document.body);
    new MutationObserver((records) => {
      for (const { addedNodes, target, type } of records) {
        if (type === 'characterData') { if (target.isConnected) put(target); }
        else for (const node of addedNodes) if (node.isConnected) within(node);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  })()`);
}
