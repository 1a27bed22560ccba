/**
 * Fills the screen with a player and all that lies over its picture, or ends that; where pages may
 * not fill the screen (iPhone), the window.
 */
export function fillScreen(box: HTMLElement | null, isFilled: { value: boolean }): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else if (document.fullscreenEnabled && box) void box.requestFullscreen();
  else isFilled.value = !isFilled.value;
}
