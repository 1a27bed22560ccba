/** The account that owns everything in the local cloud; the service has 16-digit ids. */
export const ACCOUNT_ID = '1000000000000001';
