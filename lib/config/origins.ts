import { ENV, type Environment } from './variables';

/**
 * The origins whose pages may call the API, `*` among them for all; none if the value is malformed.
 * It is no part of `Config`, as pages must be able to read what a function without its other
 * settings answers.
 */
export function allowedOrigins({ ALLOWED_ORIGINS }: Environment): string[] {
  const parsed = ENV.shape.ALLOWED_ORIGINS.safeParse(ALLOWED_ORIGINS);
  return parsed.success ? parsed.data.split(/ *, */).filter((origin) => origin !== '') : [];
}

/** The origins of this process's environment, which a preflight needs and nothing else. */
export function processOrigins(): string[] {
  return allowedOrigins(process.env);
}
