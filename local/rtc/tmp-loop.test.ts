import { joinToken, publish, startTestBed } from './test-bed';
it('loop', async () => {
  for (let i = 0; i < 12; i++) {
    const { server } = await startTestBed();
    const t0 = performance.now();
    const events: string[] = [];
    for (const name of ['open', 'join', 'publish', 'leave', 'close'] as const)
      server.events.on(name, () => events.push(`${name}@${Math.round(performance.now() - t0)}`));
    const p = await publish(server, joinToken('host'));
    const states: string[] = [`posted@${Math.round(performance.now() - t0)}`];
    p.peer.connectionStateChange.subscribe((s) => states.push(`${s}@${Math.round(performance.now() - t0)}`));
    p.peer.iceConnectionStateChange.subscribe((s) => states.push(`ice-${s}@${Math.round(performance.now() - t0)}`));
    while (!events.some((e) => e.startsWith('publish')) && performance.now() - t0 < 6000) await new Promise((r) => setTimeout(r, 20));
    console.log(i, Math.round(performance.now() - t0), events.join(), states.join());
    await p.close();
    await server.close();
  }
}, 120000);
