import type { VersionsWords } from './versions-vi.ts';

export const versionsEn: VersionsWords = {
  title: 'Versions of the rules',
  name: (version) => `Version ${version}`,
  active: 'Applies now',
  coming: 'Scheduled',
  withdrawn: 'Withdrawn',
  back: (version) => `Back to version ${version}`,
  rolledBack: (version) => `Brings back version ${version}`,
  rollback: 'Go back to this version',
  rollbackTitle: (version) => `Go back to version ${version}?`,
  rollbackBody: (version) =>
    `The rules of version ${version} are published again and apply at once. Points already earned stay.`,
  rollbackChanges: 'Against the rules that apply now',
  same: 'No different from the rules that apply now.',
  done: (version) => `Done. The new version is ${version}.`,
  effective: 'Applies from',
  published: 'Published at',
  author: 'Published by',
  see: 'See what changed',
  detail: (version) => `Version ${version}`,
  against: (version) => `Against version ${version}`,
  first: 'This is the first version.',
  noChange: 'The same as the one before.',
  example: 'A bill of 350.000đ by this version',
  withdraw: 'Withdraw',
  withdrawTitle: (version) => `Withdraw version ${version}?`,
  withdrawBody: (time) =>
    `At ${time} the rules in force before will go on. The history of versions keeps a record of it.`,
  withdrawReason: (version) => `Withdraws version ${version}`,
  withdrawDone: (version) => `Version ${version} is withdrawn`,
};
