/** A request that is refused; the message is for its sender. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Refuses what a caller has sent, and says what was expected. */
export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message);
}
