import { Zip, ZipDeflate } from 'fflate';

export interface ZippedFile {
  name: string;
  /** UTF-8. */
  chunks: AsyncIterable<string> | Iterable<string>;
}

/** The first moment that a zip can name: files have the same bytes whenever they are made. */
const noTime = new Date(1980, 0, 1);
const encoder = new TextEncoder();

/** Files as a zip archive, written as they come. Without its directory at the end an archive cannot be opened. */
export async function* zipped(
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  const taken = function* () {
    yield* written;
    written = [];
  };
  for await (const { name, chunks } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = noTime;
    zip.add(file);
    for await (const chunk of chunks) {
      file.push(encoder.encode(chunk));
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
