/**
 * Compares what the functions' role may do (`docs/ram/function-role.json`) with what it has done in
 * all local clouds of the run: an action that is not allowed fails the run, and so does one that
 * is allowed but was not needed, if all tests have been run.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const POLICY = 'docs/ram/function-role.json';
/** Beside it, where streams are recorded. */
const RECORDINGS = 'docs/ram/function-recordings.json';

export default class PolicyReporter {
  #globalConfig;
  #folder = mkdtempSync(join(tmpdir(), 'lianmai-actions-'));
  #problems = [];

  constructor(globalConfig) {
    this.#globalConfig = globalConfig;
    // The workers and the local clouds that they start inherit it.
    process.env.LIANMAI_ACTIONS = this.#folder;
  }

  onRunComplete(contexts, results) {
    const { rootDir } = this.#globalConfig;
    const policies = [POLICY, RECORDINGS].map((path) => readFileSync(join(rootDir, path), 'utf8'));
    const allowed = new Set(policies.flatMap((text) => [...allowedActions(JSON.parse(text))]));
    const performed = performedActions(this.#folder);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#problems = difference(performed, allowed).map((action) => `does not allow ${action}`);
    if (this.#isFullRun(contexts, results)) {
      const unused = difference(allowed, withBatches(performed));
      this.#problems.push(...unused.map((action) => `allows what nothing needed: ${action}`));
    }
    for (const problem of this.#problems) process.stdout.write(`${POLICY} ${problem}\n`);
  }

  /** Makes the run fail. */
  getLastError() {
    if (this.#problems.length > 0) return new Error(`${POLICY} ${this.#problems.join('; ')}`);
  }

  /** A run of some tests, or one that failed half-way, says nothing of what is not needed. */
  #isFullRun(contexts, { numTotalTests, numPassedTests, numRuntimeErrorTestSuites }) {
    const { projects, testPathPatterns, testNamePattern, onlyChanged, shard, findRelatedTests } =
      this.#globalConfig;
    const isPart = contexts.size < projects.length;
    const isSelected =
      isPart || testPathPatterns?.patterns.length || testNamePattern || onlyChanged;
    const isComplete = numTotalTests === numPassedTests && numRuntimeErrorTestSuites === 0;
    return isComplete && !isSelected && !shard && !findRelatedTests;
  }
}

/** `service:Action resource` for everything that a policy allows, without the account's names. */
function allowedActions({ Statement }) {
  return new Set(
    Statement.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} ${nameOf(resource)}`)),
    ),
  );
}

function nameOf(resource) {
  return /(table\/)<prefix>(\w+)$/.exec(resource)?.slice(1).join('') ?? kindOf(resource);
}

function kindOf(resource) {
  if (resource.endsWith(':<replay-bucket>')) return 'bucket';
  if (resource.endsWith(':<replay-bucket>/record/*')) return 'objects';
  return resource.endsWith(':app/<app-id>') ? 'app' : resource;
}

/** The rows of a batch are counted as calls, as each is sent alone when the batch is refused. */
function performedActions(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return new Set(
    lines.filter((line) => line !== '').map((line) => line.replace(/ in a batch$/, '')),
  );
}

const BATCHES = {
  GetRow: 'BatchGetRow',
  PutRow: 'BatchWriteRow',
  UpdateRow: 'BatchWriteRow',
  DeleteRow: 'BatchWriteRow',
};

/** Chance decides whether a row is asked for in the same moment as another, and goes with it. */
function withBatches(performed) {
  const batches = [...performed].map((line) =>
    line.replace(/^ots:(\w+)/, (whole, operation) =>
      operation in BATCHES ? `ots:${BATCHES[operation]}` : whole,
    ),
  );
  return new Set([...performed, ...batches]);
}

function difference(one, other) {
  return [...one].filter((item) => !other.has(item)).sort();
}
