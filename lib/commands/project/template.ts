/** A value that is a variable and nothing else, with an empty default: text, or something in JSON. */
const OPTIONAL =
  /^\s*[\w-]+: \$\{(?:env\('(\w+)', ''\)|json\(env\('(\w+)', '(?:\[\]|false)'\)\))\}$/;
const HEADING = /^(\s*)[\w-]+:$/;

/**
 * `s.yaml` without what is not set: a line whose variable is empty goes, and so does a mapping of
 * which nothing is left. Function Compute is then sent no empty value. No value is written out.
 */
export function withoutUnset(template: string, env: Record<string, string | undefined>): string {
  const isSet = (line: string) => {
    const [, text, json] = OPTIONAL.exec(line) ?? [];
    const name = text ?? json;
    return name === undefined || Boolean(env[name]);
  };
  let lines = template.split('\n').filter(isSet);
  for (let before = 0; before !== lines.length; ) {
    before = lines.length;
    lines = lines.filter((_, index) => !isEmptyMapping(lines, index));
  }
  return lines.join('\n');
}

/** A heading that nothing stands under. */
function isEmptyMapping(lines: string[], index: number): boolean {
  const [, indent] = HEADING.exec(lines[index] ?? '') ?? [];
  if (indent === undefined) return false;
  const next = lines.slice(index + 1).find((line) => !/^\s*(#|$)/.test(line)) ?? '';
  return next.search(/\S|$/) <= indent.length;
}
