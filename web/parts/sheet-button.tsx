import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { BarButton } from './bar-button';
import type { IconName } from './icon';
import { Sheet } from './sheet';

interface Props {
  icon: IconName;
  title: string;
  test: string;
  /** What is on the sheet, which it may close. */
  children(close: () => void): ComponentChildren;
}

/** A button of a control bar that opens a sheet. */
export function SheetButton({ icon, title, test, children }: Props) {
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
  };
  return (
    <>
      <BarButton
        icon={icon}
        words={title}
        test={test}
        onClick={() => {
          isOpen.value = true;
        }}
      />
      <Sheet title={title} isOpen={isOpen} test={`${test}-sheet`}>
        {isOpen.value && children(close)}
      </Sheet>
    </>
  );
}
