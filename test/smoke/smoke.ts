/** A walk through a deployed system: create, join, start, status, stop, and close behind it. */

/** Longer than any function may take. */
const TIMEOUT_MS = 35_000;
const NOTHING = {};

/** One call of the walk, as it went. */
export interface Step {
  name: string;
  /** Absent when there was no answer. */
  status?: number;
  /** The error's code; `NoAnswer` without an answer. */
  code?: string;
  requestId?: string;
  durationMs: number;
  isOk: boolean;
}

interface Call {
  name: string;
  method: string;
  path: string;
  body?: object;
  expected: number[];
  /** Refusals that are as good: they prove as much. */
  orCode?: string;
}

/**
 * Makes every call of the walk and tells each as soon as it has been answered. A failure ends the
 * walk, but the room is closed in any case. Returns whether all went well.
 */
export async function smoke(
  system: { url: string; token: string },
  roomId: string,
  tell: (step: Step) => void,
): Promise<boolean> {
  const [close, ...walk] = calls(roomId);
  let isOk = true;
  for (const call of walk) {
    const step = await make(system, call);
    tell(step);
    isOk = step.isOk;
    if (!isOk) break;
  }
  if (!close) return isOk;
  const closed = await make(system, close);
  tell(closed);
  return isOk && closed.isOk;
}

/** The last one first. */
function calls(roomId: string): Call[] {
  const post = (name: string) => ({ method: 'POST', path: `/${name}/${roomId}` });
  return [
    { name: 'close', ...post('close-room'), expected: [200, 202] },
    { name: 'create', method: 'POST', path: '/create-room', body: { roomId }, expected: [201] },
    { name: 'join', ...post('join-room'), body: { role: 'host' }, expected: [201] },
    {
      name: 'start',
      ...post('start-mix'),
      body: NOTHING,
      expected: [201, 202],
      // With MIXER=live somebody must be in the channel. That nobody is, the RTC service has said.
      orCode: 'ChannelEmpty',
    },
    { name: 'status', method: 'GET', path: `/get-room/${roomId}`, expected: [200] },
    { name: 'stop', ...post('stop-mix'), expected: [200, 202] },
  ];
}

async function make({ url, token }: { url: string; token: string }, call: Call): Promise<Step> {
  const startedAtMs = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAtMs);
  const { name, method, path, body } = call;
  try {
    const response = await fetch(url.replace(/\/$/, '') + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status } = response;
    const code = codeOf(await response.text());
    const requestId = response.headers.get('x-request-id');
    const isOk = call.expected.includes(status) || (code !== undefined && code === call.orCode);
    return {
      name,
      status,
      ...(code && { code }),
      ...(requestId && { requestId }),
      durationMs: durationMs(),
      isOk,
    };
  } catch {
    // Refused, cut off or too late: all the same to the walk.
    return { name, code: 'NoAnswer', durationMs: durationMs(), isOk: false };
  }
}

/** The code of an error of the API, or of the platform in front of it. */
function codeOf(text: string): string | undefined {
  try {
    const { code, Code } = JSON.parse(text);
    return code ?? Code;
  } catch {
    return 'NoJson';
  }
}
