import { setTimeout as sleep } from 'node:timers/promises';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { refuseAuthKey } from './auth-key';
import type { Blocklist } from './blocklist';

/** A wish to publish or play, as its URL says it. */
export interface StreamRequest {
  operation: 'publish' | 'play';
  protocol: 'rtmp' | 'flv' | 'hls';
  app: string;
  stream: string;
  authKey: string | undefined;
}

/** What becomes of a request. */
export type Verdict =
  | { kind: 'granted'; cutAfterwards: boolean }
  | { kind: 'refused'; reason: string; status: number }
  | { kind: 'dropped' };

/**
 * Letters, digits, `-` and `_`, beginning with a letter or a digit, at most 255.
 * https://github.com/aliyun/aliyun-openapi-meta (zh-CN/live/AddLivePackageConfig.json)
 */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/;

const SUFFIX = { rtmp: '', flv: '.flv', hls: '.m3u8' } as const;

export interface AdmissionOptions {
  pushKey: string;
  playKey: string;
  validitySeconds: number;
  /** What may not be published. */
  blocklist: Blocklist;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** Decides who may publish and play, and logs what was decided. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** Checks the signature, then meets the planned fault if there is one. */
  async admit(request: StreamRequest): Promise<Verdict> {
    const { operation, protocol, app, stream, authKey } = request;
    const { pushKey, playKey, validitySeconds, clock, faults, blocklist } = this.#options;
    if (!NAME.test(app) || !NAME.test(stream)) return this.refuse(request, 'name not allowed', 403);
    const reason = refuseAuthKey({
      uri: `/${app}/${stream}${SUFFIX[protocol]}`,
      authKey,
      key: operation === 'publish' ? pushKey : playKey,
      nowMs: clock.now(),
      validitySeconds,
    });
    if (reason) return this.refuse(request, reason, 403);

    const fault = faults.next('live', operation);
    if (fault?.kind === 'fail') {
      return this.refuse(request, fault.code ?? 'fault', fault.status ?? 403);
    }
    if (fault?.kind === 'drop') {
      this.#log(request, 'Refused', { reason: 'dropped' });
      return { kind: 'dropped' };
    }
    if (fault?.kind === 'delay') await sleep(fault.delayMs ?? 0);
    if (operation === 'publish' && blocklist.has(app, stream)) {
      return this.refuse(request, 'stream is forbidden', 403);
    }
    return { kind: 'granted', cutAfterwards: fault?.kind === 'apply-then-drop' };
  }

  /** Logs a refusal. */
  refuse(request: StreamRequest, reason: string, status: number): Verdict {
    this.#log(request, 'Refused', { reason }, status);
    return { kind: 'refused', reason, status };
  }

  /** Logs that a request was granted. */
  grant(request: StreamRequest): void {
    this.#log(request, '', {}, request.protocol === 'rtmp' ? undefined : 200);
  }

  #log(request: StreamRequest, outcome: string, extra: object, status?: number): void {
    const { operation, protocol, app, stream } = request;
    this.#options.log.add({
      service: 'live',
      operation: `${operation === 'publish' ? 'Publish' : 'Play'}${outcome}`,
      atMs: this.#options.clock.now(),
      ...(status === undefined || protocol === 'rtmp' ? {} : { status }),
      detail: { app, stream, protocol, ...extra },
    });
  }
}
