/**
 * Sends a file to the app, which the browser reads as it goes: none of it is held in the page. What is wrong with it, the
 * state of the restore says.
 *
 * @param target below the page's own address.
 */
export async function sendBackup(target: string, file: File): Promise<void> {
  try {
    await fetch(new URL(target, document.baseURI), { method: 'POST', body: file });
  } catch {
    // Canceled, or the connection is gone, which the app notices on its side.
  }
}
