import { homedir, userInfo } from 'node:os';

/** The user's home folder. If `HOME` is set to nothing, that of the account: a relative path would depend on where the app was started. */
export function homeFolder(): string {
  return homedir() || userInfo().homedir;
}
