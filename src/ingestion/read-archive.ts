import { Unzip, UnzipInflate, UnzipPassThrough, type UnzipFile } from 'fflate';

/** Thrown when an archive holds more than it may, or is none; `message` says what to do. */
export class ArchiveRefusal extends Error {
  override name = 'ArchiveRefusal';
  readonly reason: 'malformed' | 'too-large';

  constructor(reason: ArchiveRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const CHUNK_BYTES = 16 * 1024;
const MAX_FILES = 2000;

/**
 * Unpacks the wanted files of a zip archive. Sizes that the archive states are not believed: unpacking stops as
 * soon as `maxBytes` have come out.
 * @throws ArchiveRefusal
 */
export function unpack(
  archive: Uint8Array,
  wants: (name: string) => boolean,
  maxBytes: number,
  maxFiles = MAX_FILES,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let seen = 0;
  const unzip = new Unzip((file) => {
    if (++seen > maxFiles)
      throw new ArchiveRefusal(
        'too-large',
        `The file holds more than ${maxFiles} parts. Send the note as plain text.`,
      );
    if (wants(file.name))
      collect(
        file,
        (bytes) => files.set(file.name, bytes),
        (length) => {
          total += length;
          if (total > maxBytes) {
            throw new ArchiveRefusal(
              'too-large',
              `The file unpacks to more than ${maxBytes} bytes. Send the note as plain text.`,
            );
          }
        },
      );
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < archive.length; at += CHUNK_BYTES) {
      unzip.push(archive.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= archive.length);
    }
  } catch (error) {
    if (error instanceof ArchiveRefusal) throw error;
    throw new ArchiveRefusal('malformed', 'The file is damaged and cannot be unpacked. Save it again.');
  }
  return files;
}

function collect(file: UnzipFile, done: (bytes: Uint8Array) => void, count: (length: number) => void): void {
  const chunks: Uint8Array[] = [];
  file.ondata = (error, chunk, final) => {
    if (error) throw error;
    count(chunk.length);
    chunks.push(chunk);
    if (final) done(Buffer.concat(chunks));
  };
  file.start();
}
