import { versionsRaisedBy } from './versions';

test('the service is sent another scene when other people or another scene are to be shown', () => {
  for (const change of ['scene', 'people', 'pk', 'on-air'] as const) {
    expect(versionsRaisedBy(change)).toContain('layoutVersion');
  }
  for (const change of ['invitations', 'seats'] as const) {
    expect(versionsRaisedBy(change)).not.toContain('layoutVersion');
  }
});

test('a decision about the stage is made anew when seats or people have changed', () => {
  for (const change of ['people', 'invitations', 'seats', 'pk'] as const) {
    expect(versionsRaisedBy(change)).toContain('stageVersion');
  }
  for (const change of ['scene', 'on-air'] as const) {
    expect(versionsRaisedBy(change)).not.toContain('stageVersion');
  }
});
