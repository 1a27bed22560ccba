const SECRET_NAME = /KEY|SECRET|TOKEN|PASSWORD/;

/** The same function with the values of its secret variables left out, to be shown. */
export function hideSecrets<T extends { environmentVariables?: Record<string, string> }>(
  props: T,
): T {
  const { environmentVariables } = props;
  if (environmentVariables === undefined) return props;
  const shown = Object.entries(environmentVariables).map(([name, value]) => [
    name,
    value !== '' && SECRET_NAME.test(name) ? '******' : value,
  ]);
  return { ...props, environmentVariables: Object.fromEntries(shown) };
}
