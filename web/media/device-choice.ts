import { type Signal, signal } from '@preact/signals';

/** Which cameras and microphones there are, and which of them are asked for. */
export class DeviceChoice {
  readonly cameras = signal<MediaDeviceInfo[]>([]);
  readonly microphones = signal<MediaDeviceInfo[]>([]);
  readonly cameraId = signal('');
  readonly microphoneId = signal('');

  /** Lists what there is, now and whenever something is plugged in or out. */
  async follow(): Promise<void> {
    navigator.mediaDevices.addEventListener('devicechange', this.#list);
    await this.#list();
  }

  /** Lists no more. */
  stop(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#list);
  }

  /** Stays with the devices that the browser has given. */
  keep(tracks: MediaStreamTrack[]): void {
    for (const track of tracks) {
      const chosen = track.kind === 'video' ? this.cameraId : this.microphoneId;
      chosen.value = track.getSettings().deviceId ?? '';
    }
  }

  /** Asks no longer for a device that is gone, as another may be there; answers whether one is gone. */
  async forgetGone(): Promise<boolean> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const ids = new Set(devices.map(({ deviceId }) => deviceId));
    const isGone = ({ value }: Signal<string>) => value !== '' && !ids.has(value);
    const gone = [this.cameraId, this.microphoneId].filter(isGone);
    for (const chosen of gone) chosen.value = '';
    return gone.length > 0;
  }

  readonly #list = async (): Promise<void> => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    this.cameras.value = devices.filter(({ kind }) => kind === 'videoinput');
    this.microphones.value = devices.filter(({ kind }) => kind === 'audioinput');
  };
}
