/** An offer cannot be answered; the message says what was expected. */
export class UnusableOffer extends Error {
  /** 400 for what is no SDP, 422 for SDP that asks for what is not there (RFC 9725 4.2, 4.4.3). */
  constructor(
    readonly status: 400 | 422,
    message: string,
  ) {
    super(message);
  }
}
