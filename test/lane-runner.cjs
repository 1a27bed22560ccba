const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two steps. Tests that watch pictures mostly wait for them and leave half of a
 * machine idle, but another cloud beside them would make them late. So "alone" has only the one
 * process of "parts" beside it, which yields to it: see `yield-processor.cjs`. Then "pages", one
 * test file after the other, have "whole" beside them.
 */
module.exports = class LaneRunner extends TestRunner {
  #alone;
  #single;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#alone = new TestRunner(globalConfig, context);
    this.#single = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    const of = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    // In this process.
    const alone = () => this.#alone.runTests(of('alone'), watcher, { ...options, serial: true });
    const parts = () => this.#single.runTests(of('parts'), watcher, options);
    const pages = () => this.#single.runTests(of('pages'), watcher, options);
    const whole = () => super.runTests(of('whole'), watcher, options);
    // With few tests all are run in this process, where two at a time would share what is global.
    const steps = options.serial
      ? [[alone], [parts], [pages], [whole]]
      : [
          [alone, parts],
          [pages, whole],
        ];
    for (const step of steps) await Promise.all(step.map((run) => run()));
  }

  on(eventName, listener) {
    const lanes = [this.#alone, this.#single];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
