const { default: TestRunner } = require('jest-runner');

/** Half of a machine of two processors is idle while the tests that watch wait for pictures. */
const REST_WORKERS = 2;

/**
 * Runs the projects in two steps. Tests that watch pictures mostly wait for them, but other media
 * beside them would make them late. So "alone" and then "pages", one test file after the other, have
 * only the processes of "rest" beside them, which yield to them: see `yield-processor.cjs`. Then
 * comes "media", two at a time.
 */
module.exports = class LaneRunner extends TestRunner {
  #watching;
  #rest;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#watching = new TestRunner(globalConfig, context);
    this.#rest = new TestRunner({ ...globalConfig, maxWorkers: REST_WORKERS }, context);
  }

  async runTests(tests, watcher, options) {
    const of = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const watching = [...of('alone'), ...of('pages')];
    // In this process.
    const first = this.#watching.runTests(watching, watcher, { ...options, serial: true });
    // With few tests all are run in this process, where two at a time would share what is global.
    if (options.serial) await first;
    const rest = this.#rest.runTests(cloudsFirst(of('rest')), watcher, options);
    if (options.serial) await rest;
    await first;
    // What is left of the rest goes on yielding.
    await Promise.all([rest, super.runTests(of('media'), watcher, options)]);
  }

  on(eventName, listener) {
    const lanes = [this.#watching, this.#rest];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};

/** The tests on a cloud, which cannot yield for long, beside "alone": "pages" leave less to others. */
function cloudsFirst(tests) {
  const isOfCloud = ({ path, context }) => path.startsWith(`${context.config.rootDir}/test/`);
  return [...tests.filter(isOfCloud), ...tests.filter((test) => !isOfCloud(test))];
}
