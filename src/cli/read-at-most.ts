import { open } from 'node:fs/promises';

/** The bytes of a file, or null where it has more. */
export async function readAtMost(file: string, maximum: number): Promise<Uint8Array | null> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    return size > maximum ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}
