/** Hands a text to the user as a file. */
export function downloadFile(file: {
  readonly text: string;
  readonly file_name: string;
  readonly media_type: string;
}): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.media_type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.file_name;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
