/** The groups of settings, in the order of the page. */
export const SETTING_GROUPS = [
  { id: 'connection', title: 'Connection' },
  { id: 'alerts', title: 'Alerts' },
  { id: 'quiet', title: 'Quiet hours' },
  { id: 'links', title: 'Opening links' },
  { id: 'phone', title: 'Away and phone' },
  { id: 'forwarding', title: 'Forwarding' },
  { id: 'computers', title: 'Computers' },
  { id: 'programs', title: 'Other programs' },
  { id: 'history', title: 'History' },
  { id: 'app', title: 'App' },
  { id: 'about', title: 'About' },
] as const;
export type SettingGroupId = (typeof SETTING_GROUPS)[number]['id'];
