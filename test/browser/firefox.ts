import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../until';

/** What its microphone hears. */
const TONE_HZ = 1000;
/** A camera and a microphone that are made up, and no questions; any port that is free. */
const PREFERENCES = {
  'marionette.port': 0,
  // The local cloud's media are on loopback, which Firefox leaves out; the page says so.
  'media.peerconnection.ice.loopback': true,
  // With a real microphone, addresses are not hidden behind names either.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.navigator.audio.fake_frequency': TONE_HZ,
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'intl.accept_languages': 'zh-CN',
};

/** Where Debian and Ubuntu put it; undefined where it is not. */
export const FIREFOX_PATH = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

/**
 * Firefox as a distribution builds it, with one window, by its own remote protocol.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Firefox {
  static readonly toneHz = TONE_HZ;
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  /** Starts it without a screen. */
  static async launch(executablePath: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'lianmai-firefox-'));
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    const child = spawn(executablePath, ['--headless', '--marionette', '--profile', profile], {
      env: { ...process.env, HOME: profile },
      stdio: 'ignore',
    });
    const portPath = join(profile, 'MarionetteActivePort');
    await until(
      () => existsSync(portPath) && readFileSync(portPath, 'utf8') !== '',
      () => 'Firefox does not listen.',
    );
    const socket = connect(Number(readFileSync(portPath, 'utf8')), '127.0.0.1');
    await once(socket, 'connect');
    const firefox = new Firefox(child, profile, socket);
    await firefox.#call('WebDriver:NewSession', {});
    return firefox;
  }

  async goto(url: string): Promise<void> {
    await this.#call('WebDriver:Navigate', { url });
  }

  /** What an expression comes to in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const script = `return (${expression});`;
    const { value } = await this.#call('WebDriver:ExecuteScript', { script, args: [] });
    return value as T;
  }

  /** Waits until the page has an element. Throws after `PATIENCE_MS`. */
  async sees(selector: string): Promise<void> {
    await this.becomes(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  }

  /** Waits until an expression is true in the page. Throws after `PATIENCE_MS`. */
  async becomes(expression: string): Promise<void> {
    await until(
      () => this.evaluate<boolean>(expression),
      () => `It did not come about: ${expression}.`,
    );
  }

  async click(test: string): Promise<void> {
    const selector = `[data-test="${test}"]:not([disabled])`;
    await this.sees(selector);
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async type(test: string, words: string): Promise<void> {
    const selector = `[data-test="${test}"]`;
    await this.sees(selector);
    await this.evaluate(`(() => {
      const field = document.querySelector(${JSON.stringify(selector)});
      field.value = ${JSON.stringify(words)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
  }

  /** A picture of the page, as PNG. */
  async picture(): Promise<Buffer> {
    const { value } = await this.#call('WebDriver:TakeScreenshot', { full: true });
    return Buffer.from(String(value), 'base64');
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#socket.destroy();
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true });
  }

  #call(name: string, parameters: object): Promise<{ value?: unknown }> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ([, , error, result]) => {
        if (error) reject(new Error(`${name}: ${error.error}: ${error.message}`));
        else resolve(result ?? {});
      });
    });
  }

  /** Messages come as their length in bytes, a colon, and JSON. */
  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      // The first one only greets.
      if (Array.isArray(message)) this.#answers.get(message[1])?.(message as Answer);
    }
  }
}

type Answer = [
  type: 1,
  id: number,
  error: { error: string; message: string } | null,
  result: { value?: unknown } | null,
];
