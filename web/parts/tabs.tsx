import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab {
  id: string;
  label: string;
  /** How much in it waits for an answer. */
  count?: number;
  panel: ComponentChildren;
}

/** Panels of which one is shown. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const shown = useSignal(tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = tabs.findIndex(({ id }) => id === shown.value);
    const next = (index + step + tabs.length) % tabs.length;
    shown.value = tabs[next]?.id;
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label: words, count = 0 }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            aria-selected={id === shown.value}
            tabIndex={id === shown.value ? 0 : -1}
            data-test={`tab-${id}`}
            onClick={() => {
              shown.value = id;
            }}
          >
            {words}
            {count > 0 && <span class="count">{count}</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          class="tab-panel"
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`tab-${id}`}
          hidden={id !== shown.value}
        >
          {panel}
        </div>
      ))}
    </div>
  );
}
