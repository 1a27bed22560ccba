const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two lanes, one test file after the other in each: pages and media use a
 * processor and a half for as long as they last, so with more at a time all would last longer.
 * - In this process: tests that measure time ("alone"), then those of the pages. Other media would
 *   make them late.
 * - In another one: "parts", "calls" and "units", which yield to them, see `yield-processor.cjs`.
 * Then each lane takes what is left of "media".
 */
module.exports = class LaneRunner extends TestRunner {
  #inTurn;
  #beside;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#inTurn = new TestRunner(globalConfig, context);
    this.#beside = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    // With few tests Jest runs all in this process, where two at a time would share what is global.
    if (options.serial) return super.runTests(tests, watcher, options);
    const run = (lane, of) => lane.runTests(of, watcher, options);
    const runInTurn = (of) => this.#inTurn.runTests(of, watcher, { ...options, serial: true });
    const of = (...projects) => projects.flatMap((project) => testsOf(tests, project));
    const media = of('media');
    const besides = async () => {
      await run(this.#beside, of('parts', 'calls', 'units'));
      while (media.length > 0) await run(this.#beside, media.splice(-1));
    };
    const inTurn = async () => {
      await runInTurn(of('alone', 'pages'));
      while (media.length > 0) await runInTurn(media.splice(0, 1));
    };
    await Promise.all([besides(), inTurn()]);
  }

  on(eventName, listener) {
    const ends = [super.on(eventName, listener), this.#inTurn.on(eventName, listener)];
    ends.push(this.#beside.on(eventName, listener));
    return () => {
      for (const end of ends) end();
    };
  }
};

function testsOf(tests, project) {
  return tests.filter(({ context }) => context.config.displayName?.name === project);
}
