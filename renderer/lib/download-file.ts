/** Hands a text to the user as a file. */
export function downloadFile(file: {
  readonly text: string;
  readonly file_name: string;
  readonly media_type: string;
}): void {
  downloadBlob(new Blob([file.text], { type: file.media_type }), file.file_name);
}

/** Hands data to the user as a file. */
export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // A large file is read while it is saved.
  setTimeout(() => URL.revokeObjectURL(url), 60_000 + blob.size / 10_000);
}
