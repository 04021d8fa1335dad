/** The name of a day, if it has one, and its date: "Today" and "Tue 24 Nov"; the year if it is another one. */
export function formatDayHeading(at: string, nowMs: number): [name: string, date: string] {
  const day = new Date(at);
  const now = new Date(nowMs);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const date = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
    .format(day)
    .replace(',', '');
  if (day.toDateString() === now.toDateString()) return ['Today', date];
  if (day.toDateString() === yesterday.toDateString()) return ['Yesterday', date];
  return [date, ''];
}

const days = new Map<string, string>();

/** The local day of an RFC3339 instant, as a text that differs between days. Quick: it is asked for every row. */
export function localDayOf(at: string): string {
  const minute = at.slice(0, 16);
  const known = days.get(minute);
  if (known !== undefined) return known;
  const day = new Date(at).toDateString();
  if (days.size > 5000) days.clear();
  days.set(minute, day);
  return day;
}
