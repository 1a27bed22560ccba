/** The vendor's samples have times of China in names. https://help.aliyun.com/document_detail/55016.html */
const CHINA_MS = 8 * 3_600_000;

/** What a file's name is made of. */
export interface NamedFile {
  app: string;
  stream: string;
  sequence: number;
  startMs: number;
  endMs: number;
}

/** The variables that a template's name may have. https://help.aliyun.com/document_detail/35416.html */
export const NAME_VARIABLES = [
  'AppName',
  'StreamName',
  'Sequence',
  'EscapedStartTime',
  'EscapedEndTime',
];

/** The name of an object by a template's prefix. */
export function objectName(prefix: string, file: NamedFile): string {
  const values: Record<string, string> = {
    AppName: file.app,
    StreamName: file.stream,
    Sequence: String(file.sequence),
    EscapedStartTime: escapedTime(file.startMs),
    EscapedEndTime: escapedTime(file.endMs),
  };
  return `${prefix.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)}.mp4`;
}

function escapedTime(timeMs: number): string {
  const [day, time = ''] = new Date(timeMs + CHINA_MS).toISOString().split('T');
  return `${day}-${time.slice(0, 8)}`;
}
