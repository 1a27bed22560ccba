/** Longer addresses are refused by the API. */
export const MAX_URL_LENGTH = 1024;
/** One line in the picture. */
export const MAX_TITLE_LENGTH = 40;

/** Whether the mixing service may fetch a picture there: by HTTPS, and without a password. */
export function isPictureUrl(said: string): boolean {
  if (said.length > MAX_URL_LENGTH || !URL.canParse(said)) return false;
  const { protocol, username, password } = new URL(said);
  return protocol === 'https:' && username === '' && password === '';
}
