import type { legalVi } from './legal-vi.ts';

export const legalEn: typeof legalVi = {
  privacy: {
    title: 'Privacy policy',
    updated: 'Version 11/2026. The Vietnamese text decides.',
    sections: [
      {
        title: 'What we keep',
        says: [
          'Your Zalo code within this app, to know you when you come back.',
          'Bills that earned points: amount, items, branch, time. Your points book, tier, vouchers and the visits you recorded.',
          'Name, phone number, birthday: only if you tell us. Without them your card works as before.',
          'What you agreed to or withdrew, with the time and the text of then.',
        ],
      },
      {
        title: 'What we do not keep',
        says: [
          'No location, no contacts, no photos, no bank cards.',
          'We do not follow you elsewhere and sell data to nobody.',
        ],
      },
      {
        title: 'What it is for',
        says: [
          'Counting points, keeping tiers, rewards, and explaining every movement to you.',
          'Offers are sent only if you agree to that by itself. Turn it off at any time; your points stay.',
        ],
      },
      {
        title: 'Who sees it',
        says: [
          'Staff at the counter see your name, your masked phone number, tier and points while serving you.',
          'The owner and managers see your profile and history at this shop. Whatever they do carries their name and the time.',
        ],
      },
      {
        title: 'How it is kept',
        says: [
          'Name, phone number, birthday and Zalo code are encrypted with a key of your own, apart from the points book. The book carries only a random code.',
          'The servers stand in Singapore (AWS), so the data does leave Vietnam.',
          'Technical logs hold neither names nor phone numbers and delete themselves after a month.',
        ],
      },
      {
        title: 'For how long',
        says: [
          'While you are a member. When you ask to be erased, your own key is destroyed: your personal data can never be read again, not even in backups.',
          'The entries of points stay, so that the shop’s books remain right, but nothing ties them to you.',
        ],
      },
      {
        title: 'Your rights',
        says: [
          'See, correct, download, withdraw consent, ask to be erased, complain: all under “Me”.',
          'The shop answers within 2 working days. Erasing is done within 15 days.',
        ],
      },
    ],
  },
  terms: {
    title: 'Programme terms',
    updated: 'Version 11/2026. The Vietnamese text decides.',
    sections: [
      {
        title: 'Points',
        says: [
          'Points are given by the rules in force when you buy. Every movement names its rule version and arithmetic; tap it to see them.',
          'Points pay a part of a bill or become rewards at the shop. They are not cash and cannot be passed on.',
          'Points about to expire are announced on the first screen from 30 days before.',
        ],
      },
      {
        title: 'Returns',
        says: [
          'When goods come back, points spent on them return and points earned on them are taken back, by the rules of the purchase.',
          'If those points are already spent, the rest is taken from what you earn next. You pay no money.',
        ],
      },
      {
        title: 'Tiers',
        says: [
          'A higher tier counts at once. A coming drop is announced at least 30 days before, with what is missing.',
          'The shop may change thresholds; the tier you hold is kept until the promised day.',
        ],
      },
      {
        title: 'Rewards and vouchers',
        says: [
          'A voucher works once, until the end of the day written on it. Unused, it can be cancelled and the points return.',
          'A gift at the counter holds your points for 10 minutes; if the staff do not approve, they return at once.',
        ],
      },
      {
        title: 'When something is not right',
        says: [
          'Open the movement in your history and file a complaint within 90 days. The owner sees it with its deadline.',
          'Points gained by fraud may be taken back, with a reason that you can read.',
        ],
      },
      {
        title: 'Changes',
        says: [
          'New rules change nothing that is written. Old versions go on explaining old movements.',
          'You may leave the programme at any time under “Me”.',
        ],
      },
    ],
  },
};
