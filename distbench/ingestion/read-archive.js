import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
/** Thrown when an archive holds more than it may, or is none; `message` says what to do. */
export class ArchiveRefusal extends Error {
    name = 'ArchiveRefusal';
    reason;
    constructor(reason, message) {
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
export function unpack(archive, wants, maxBytes) {
    const files = new Map();
    let total = 0;
    let seen = 0;
    const unzip = new Unzip((file) => {
        if (++seen > MAX_FILES)
            throw new ArchiveRefusal('too-large', `The file holds more than ${MAX_FILES} parts. Send the note as plain text.`);
        if (wants(file.name))
            collect(file, (bytes) => files.set(file.name, bytes), (length) => {
                total += length;
                if (total > maxBytes) {
                    throw new ArchiveRefusal('too-large', `The file unpacks to more than ${maxBytes} bytes. Send the note as plain text.`);
                }
            });
    });
    unzip.register(UnzipInflate);
    unzip.register(UnzipPassThrough);
    try {
        for (let at = 0; at < archive.length; at += CHUNK_BYTES) {
            unzip.push(archive.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= archive.length);
        }
    }
    catch (error) {
        if (error instanceof ArchiveRefusal)
            throw error;
        throw new ArchiveRefusal('malformed', 'The file is damaged and cannot be unpacked. Save it again.');
    }
    return files;
}
function collect(file, done, count) {
    const chunks = [];
    file.ondata = (error, chunk, final) => {
        if (error)
            throw error;
        count(chunk.length);
        chunks.push(chunk);
        if (final)
            done(Buffer.concat(chunks));
    };
    file.start();
}
//# sourceMappingURL=read-archive.js.map