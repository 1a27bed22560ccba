/** The README of this folder, around the tables. */
export function readme(machine: string, tables: string[]): string {
  return `# Measurements
${machine}
${tables.join('\n')}
`;
}
