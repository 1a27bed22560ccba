import { StringDecoder } from 'node:string_decoder';

const MASK = '******';
/** Shorter parts of a base64 text would be found everywhere. */
const MIN_BASE64 = 8;
/** How far a table or a folded text may take two words apart. */
const MAX_GAP = 80;

/**
 * Hides secrets in a text that comes in pieces: as they are, and as JSON, URLs and base64 carry
 * them. What may be the beginning of a secret is held back until more of the text is known.
 */
export class SecretMask {
  readonly #pattern: RegExp | undefined;
  readonly #longest: number;
  readonly #decoder = new StringDecoder('utf8');
  #pending = '';

  constructor(secrets: string[]) {
    const forms = [...new Set(secrets.filter(Boolean).flatMap(formsOf))];
    // The longest first, so that no rest of it stays where a shorter one is a part of it.
    forms.sort((a, b) => b.length - a.length);
    this.#pattern = forms.length > 0 ? new RegExp(forms.map(patternOf).join('|'), 'g') : undefined;
    this.#longest = Math.max(0, ...forms.map(lengthOf));
  }

  /** The next piece; answers what of all pieces so far is safe to show. */
  push(piece: Buffer): string {
    this.#pending += this.#decoder.write(piece);
    return this.#take(this.#pending.length - this.#longest);
  }

  /** The rest, when there are no more pieces. */
  end(): string {
    this.#pending += this.#decoder.end();
    return this.#take(this.#pending.length);
  }

  /** A whole text. */
  static hide(secrets: string[], text: string): string {
    const mask = new SecretMask(secrets);
    return mask.push(Buffer.from(text)) + mask.end();
  }

  /** What begins before `limit`: whether that is a secret is known, as enough follows it. */
  #take(limit: number): string {
    let shown = '';
    let at = 0;
    for (const { index, 0: found } of this.#pattern ? this.#pending.matchAll(this.#pattern) : []) {
      if (index >= limit) break;
      shown += this.#pending.slice(at, index) + MASK;
      at = index + found.length;
    }
    const end = Math.max(at, limit, 0);
    shown += this.#pending.slice(at, end);
    this.#pending = this.#pending.slice(end);
    return shown;
  }
}

/** How a secret may be written. A key in PEM form is shown line by line, if at all. */
function formsOf(secret: string): string[] {
  const lines = secret.split('\n').filter((line) => line.length >= MIN_BASE64);
  const json = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(json).slice(1, -1);
  const plain = [secret, json, twice, encodeURIComponent(secret)];
  return [...plain, ...(secret.includes('\n') ? lines : []), ...base64Forms(secret)];
}

/**
 * What of the base64 of a text that has the secret in it does not depend on what stands around it;
 * three, as three bytes are four characters.
 */
function base64Forms(secret: string): string[] {
  const parts = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.length - (bytes.length % 3);
    return bytes.toString('base64').slice(before === 0 ? 0 : 4, (whole / 3) * 4);
  });
  return parts
    .filter((part) => part.length >= MIN_BASE64)
    .flatMap((part) => [part, part.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** White space may be written as any other, where a text is folded or set into a table. */
function patternOf(form: string): string {
  const words = form.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return words.join(`\\s{1,${MAX_GAP}}`);
}

function lengthOf(form: string): number {
  return form.length + (form.match(/\s+/g)?.length ?? 0) * MAX_GAP;
}
