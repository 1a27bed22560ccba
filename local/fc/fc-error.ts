/** An error that the platform answers itself, without (or instead of) what a function returned. */
export class FcError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
