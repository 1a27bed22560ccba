/** Longer addresses are refused by the API. */
export const MAX_URL_LENGTH = 1024;
/** One line in the picture. */
export const MAX_TITLE_LENGTH = 40;

/** Whether the mixing service may fetch a picture there: by HTTPS, and without a password. */
export function isPictureUrl(said: string): boolean {
  const url = said.length > MAX_URL_LENGTH ? undefined : parsed(said);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** As `URL.canParse` tells it, which is younger than the oldest browser. */
function parsed(said: string): URL | undefined {
  try {
    return new URL(said);
  } catch {
    return undefined;
  }
}
