/** What electron-updater's error means for the user. Its own text holds stacks, headers and answers of the server. */
export function updateError(error: Error): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  const { statusCode } = error as { readonly statusCode?: number };
  if (code === 'ERR_CHECKSUM_MISMATCH') {
    return new Error('The download is damaged: its checksum is wrong. It was thrown away and will be tried again.');
  }
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE' || /code signature|not signed/i.test(error.message)) {
    return new Error('The download was thrown away: its signature is not that of this app.');
  }
  if (error.message.includes('net::ERR_BLOCKED_BY_CLIENT')) {
    return new Error('The update server leads to an address that is not secure. Nothing was taken from there.');
  }
  if (statusCode !== undefined) return new Error(`The update server answered with an error (${statusCode}).`);
  if (/^net::|^E[A-Z]+$/.test(code) || /net::|ECONN|ENOTFOUND|ETIMEDOUT|timed? ?out/i.test(error.message)) {
    return new Error('The update server could not be reached.');
  }
  return new Error(`The update server’s answer cannot be used${/^ERR_[A-Z_]+$/.test(code) ? ` (${code})` : ''}.`);
}
