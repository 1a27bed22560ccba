import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface Props {
  icon: IconName;
  words: string;
  test: string;
  /** Whether what it switches is on: its looks say so, as its words say what a click does. */
  isOn?: boolean;
  isDanger?: boolean;
  isPrimary?: boolean;
  isDisabled?: boolean;
  onClick(): void;
  children?: ComponentChildren;
}

/** A button of a control bar: a sign above a word. */
export function BarButton({ icon, words, test, isOn, onClick, children, ...looks }: Props) {
  const { isDanger = false, isPrimary = false, isDisabled = false } = looks;
  return (
    <button
      type="button"
      class={`bar-button${isDanger ? ' danger' : ''}${isPrimary ? ' primary' : ''}`}
      data-test={test}
      disabled={isDisabled}
      data-on={isOn}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{words}</span>
      {children}
    </button>
  );
}
