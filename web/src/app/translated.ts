/**
 * Lets React go on in a page that the browser has translated. Chromium puts a `<font>` in the place of each text, and keeps
 * the text that React writes to outside of the page: what changes would not be seen, and what goes away would throw.
 */
export function keepTranslatedPagesUpdated(root: Node): void {
  const stands = new WeakMap<Node, Node>();
  const observer = new MutationObserver(note);
  observer.observe(root, { childList: true, subtree: true });

  function note(records: readonly MutationRecord[]): void {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
        const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
        if (font && !stands.has(text)) stands.set(text, font);
      }
    }
  }

  /** What is in the page for a node that React knows. */
  function standIn(node: Node, parent: Node): Node | null {
    if (node.parentNode === parent) return node;
    note(observer.takeRecords());
    const font = stands.get(node);
    return font?.parentNode === parent ? font : null;
  }

  const remove = methodOf('removeChild');
  const insert = methodOf('insertBefore');
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const inPage = standIn(child, this);
    if (inPage) remove.call(this, inPage);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, added: T, before: Node | null): T {
    insert.call(this, added, before && standIn(before, this));
    return added;
  };

  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue');
  Object.defineProperty(Node.prototype, 'nodeValue', {
    ...value,
    set(this: Node, text: string | null) {
      value?.set?.call(this, text);
      if (this.isConnected) return;
      note(observer.takeRecords());
      const font = stands.get(this);
      if (!font?.isConnected) return;
      stands.delete(this);
      (font as ChildNode).replaceWith(this);
    },
  });
}

/** A method as the browser has it, whatever it is replaced by. */
function methodOf(name: 'removeChild' | 'insertBefore'): (this: Node, ...nodes: (Node | null)[]) => unknown {
  return Object.getOwnPropertyDescriptor(Node.prototype, name)?.value as (...nodes: (Node | null)[]) => unknown;
}

function isFont(node: Node | null): node is Node {
  return node?.nodeName === 'FONT';
}
