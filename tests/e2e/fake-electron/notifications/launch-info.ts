/** What `ready` gets as `launchInfo` if this click starts the app (`UNNotificationResponseToNSDictionary`). */
export function launchInfoOf(id: string, button: number | null): object {
  const actionIdentifier = button === null ? 'com.apple.UNNotificationDefaultActionIdentifier' : `ACTION_${button}`;
  return { actionIdentifier, date: Date.now() / 1000, identifier: id, userInfo: {} };
}
