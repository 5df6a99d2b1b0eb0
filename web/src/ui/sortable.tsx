import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useStrings } from '../strings';
import { Icon } from './icon';
import classes from './ui.module.css';

interface Props<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly nameOf: (item: Item) => string;
  readonly onChange: (items: Item[]) => void;
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** A list whose order is changed by dragging a row's handle, or by the arrow keys while the handle has the focus. */
export function Sortable<Item>({ items, keyOf, nameOf, onChange, label, disabled = false, children }: Props<Item>) {
  const { common } = useStrings();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');

  const move = (from: number, to: number): boolean => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return false;
    const moved = items.toSpliced(from, 1).toSpliced(to, 0, item);
    onChange(moved);
    setSaid(common.movedTo(nameOf(item), to + 1, items.length));
    return true;
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (!move(index, index + step)) return;
    // The row keeps its element, so its handle keeps the focus; it only has to be seen.
    requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'nearest' }));
  };
  const onMove = (event: PointerEvent): void => {
    if (dragged === null || !list.current) return;
    const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
    const over = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom);
    const own = rows[dragged];
    const target = rows[over];
    if (!own || !target || over === dragged) return;
    // Rows differ in height: only behind its middle does a row give way, so that nothing jumps to and fro.
    const middle = (target.top + target.bottom) / 2;
    if (over > dragged ? event.clientY < middle : event.clientY > middle) return;
    if (move(dragged, over)) setDragged(over);
  };

  return (
    <>
      <ol ref={list} className={classes.sortable} aria-label={label}>
        {items.map((item, index) => (
          <li key={keyOf(item)} className={classes.row} data-dragged={dragged === index || undefined}>
            {!disabled && (
              <button
                type="button"
                className={classes.handle}
                aria-label={common.moveUp(nameOf(item))}
                title={common.moveUp(nameOf(item))}
                onKeyDown={(event) => onKey(event, index)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged(index);
                }}
                onPointerMove={onMove}
                onPointerUp={() => setDragged(null)}
                onPointerCancel={() => setDragged(null)}
              >
                <Icon name="grip" />
              </button>
            )}
            <span className={`${classes.place} number`}>{index + 1}.</span>
            {children(item, index)}
          </li>
        ))}
      </ol>
      <span className="hidden-visually" role="status">
        {said}
      </span>
    </>
  );
}
