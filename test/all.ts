/** Whether the long tests run, too: see CONTRIBUTING. */
export const isAll = process.env.TESTS === 'all';
