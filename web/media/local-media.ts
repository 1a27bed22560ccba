import { computed, signal } from '@preact/signals';
import type { RoomKind } from '../api/types';
import { canSendH264 } from '../rtc/codecs';
import { DeviceChoice } from './device-choice';
import { type MediaProblem, mediaProblemOf } from './media-problem';
import { stopTrack } from './track-copies';
import { drawVoiceCard, type VoiceCard } from './voice-card';

/** Two cores that also encode and play are busy enough with the smaller picture. */
const FEW_CORES = 4;
const FRAMES_PER_SECOND = 25;
const MIRROR_KEY = 'lianmai.mirror';

/**
 * One's own camera and microphone. In a voice room the stream has sound only; else it has one
 * picture and one sound always: without a camera, the picture is a card with the name. A browser
 * that cannot send the only picture that is mixed comes with the voice alone.
 */
export class LocalMedia {
  readonly stream = signal<MediaStream | undefined>(undefined);
  readonly problem = signal<MediaProblem | undefined>(undefined);
  readonly isOpening = signal(false);
  readonly devices = new DeviceChoice();
  readonly isVoiceOnly = signal(false);
  readonly isMuted = signal(false);
  /** Whether one sees oneself as in a mirror; others never do. */
  readonly isMirrored = signal(globalThis.localStorage?.getItem(MIRROR_KEY) !== 'no');
  /** On a phone there is a camera on either side. */
  readonly canFlip = computed(
    () => this.devices.cameras.value.length > 1 && !this.isVoiceOnly.value && isTouchDevice(),
  );
  readonly isOpen = computed(() => this.stream.value !== undefined);
  readonly kind: RoomKind;
  readonly #name: string;
  #card: VoiceCard | undefined;
  #opening: Promise<void> | undefined;
  #isClosed = false;

  constructor(name: string, kind: RoomKind) {
    this.#name = name;
    this.kind = kind;
    this.isVoiceOnly.value = kind === 'voice';
  }

  /**
   * Asks for camera and microphone. Without a camera it goes on with the voice alone. Who calls while
   * the browser is being asked waits for that answer: a person sees one question.
   */
  open(): Promise<void> {
    this.#isClosed = false;
    this.#opening ??= this.#ask().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #ask(): Promise<void> {
    if (!navigator.mediaDevices) {
      this.problem.value = 'insecure';
      return;
    }
    this.isOpening.value = true;
    try {
      await this.#open();
      this.problem.value = undefined;
    } catch (error) {
      this.problem.value = mediaProblemOf(error);
    }
    this.isOpening.value = false;
  }

  /** Changes the camera or the microphone. */
  async choose(kind: 'camera' | 'microphone', deviceId: string): Promise<void> {
    const { cameraId, microphoneId } = this.devices;
    (kind === 'camera' ? cameraId : microphoneId).value = deviceId;
    await this.#reopen();
  }

  /** Voice only turns the camera off, light and all; beforehand, the browser is not asked for it. */
  async setVoiceOnly(isVoiceOnly: boolean): Promise<void> {
    this.isVoiceOnly.value = isVoiceOnly;
    if (this.isOpen.peek() || this.problem.peek()) await this.#reopen();
  }

  /** Takes the next camera. */
  async flip(): Promise<void> {
    const { cameras, cameraId } = this.devices;
    const ids = cameras.peek().map(({ deviceId }) => deviceId);
    const next = ids[(ids.indexOf(cameraId.peek()) + 1) % ids.length];
    if (next) await this.choose('camera', next);
  }

  setMirrored(isMirrored: boolean): void {
    this.isMirrored.value = isMirrored;
    localStorage.setItem(MIRROR_KEY, isMirrored ? 'yes' : 'no');
  }

  setMuted(isMuted: boolean): void {
    this.isMuted.value = isMuted;
    for (const track of this.stream.value?.getAudioTracks() ?? []) track.enabled = !isMuted;
  }

  /** Lets go of the devices. */
  close(): void {
    this.#isClosed = true;
    this.devices.stop();
    this.#replace(undefined, undefined);
  }

  /** Asks by what is chosen now: an answer under way is to an older choice. */
  async #reopen(): Promise<void> {
    await this.#opening;
    await this.open();
  }

  async #open(): Promise<void> {
    if (!canSendH264()) this.isVoiceOnly.value = true;
    if (!this.isVoiceOnly.value) stopTracks(this.stream.value, 'video');
    const captured = await this.#capture();
    const audio = captured.getAudioTracks();
    const [camera] = captured.getVideoTracks();
    const needsCard = !camera && this.kind === 'video' && canSendH264();
    const card = needsCard ? drawVoiceCard(this.#name) : undefined;
    const picture = camera ?? card?.track;
    this.#replace(new MediaStream([...audio, ...(picture ? [picture] : [])]), card);
    this.setMuted(this.isMuted.value);
    for (const track of captured.getTracks()) {
      track.addEventListener('ended', () => {
        this.problem.value = 'lost';
      });
    }
    this.devices.keep(captured.getTracks());
    await this.devices.follow();
    // The page may have been left while the browser asked for permission.
    if (this.#isClosed) this.close();
  }

  /** Another camera or microphone takes the place of one that is gone, and else the voice alone. */
  async #capture(): Promise<MediaStream> {
    const { mediaDevices } = navigator;
    const audio = this.#audioConstraints();
    try {
      if (this.isVoiceOnly.value) return await mediaDevices.getUserMedia({ audio });
      return await mediaDevices.getUserMedia({ audio, video: this.#videoConstraints() });
    } catch (error) {
      if (mediaProblemOf(error) !== 'none') throw error;
      if (await this.devices.forgetGone()) return this.#capture();
      if (this.isVoiceOnly.value) throw error;
      const voice = await mediaDevices.getUserMedia({ audio });
      this.isVoiceOnly.value = true;
      return voice;
    }
  }

  #audioConstraints(): MediaTrackConstraints {
    const { value: microphoneId } = this.devices.microphoneId;
    return {
      ...(microphoneId && { deviceId: { exact: microphoneId } }),
      echoCancellation: true,
      noiseSuppression: true,
    };
  }

  #videoConstraints(): MediaTrackConstraints {
    const isSmall = navigator.hardwareConcurrency <= FEW_CORES;
    const { value: cameraId } = this.devices.cameraId;
    return {
      ...(cameraId ? { deviceId: { exact: cameraId } } : { facingMode: 'user' }),
      width: { ideal: isSmall ? 640 : 1280 },
      height: { ideal: isSmall ? 360 : 720 },
      frameRate: { ideal: FRAMES_PER_SECOND, max: 30 },
    };
  }

  #replace(stream: MediaStream | undefined, card: VoiceCard | undefined): void {
    stopTracks(this.stream.value);
    this.#card?.stop();
    this.#card = card;
    this.stream.value = stream;
  }
}

function isTouchDevice(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function stopTracks(stream: MediaStream | undefined, kind?: 'video'): void {
  for (const track of stream?.getTracks() ?? []) {
    if (!kind || track.kind === kind) stopTrack(track);
  }
}
