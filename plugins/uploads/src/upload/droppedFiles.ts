/** What was dropped: the files, and how many folders were left aside. */
export interface Dropped {
  files: File[];
  folders: number;
}

/** Takes the files out of a drop. A browser hands a folder over as an unreadable file: left aside. */
export function droppedFiles(data: DataTransfer): Dropped {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return { files: [...data.files], folders: 0 };
  const plain = items.filter(item => !item.webkitGetAsEntry?.()?.isDirectory);
  return {
    files: plain.flatMap(item => item.getAsFile() ?? []),
    folders: items.length - plain.length,
  };
}
