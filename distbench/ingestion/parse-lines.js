const SIGN = /^[•◦▪▫‣⁃●○■□➢➤✓→*+·–—-](?=\s)/u;
const WORD_PROCESSOR_SIGN = /^o(?=\t|\s{2,})/u;
const NUMBER = /^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d)+\.?|Q\d{1,2}[.:)]|\(?[a-z]\)|[a-h]\.|\(?[ivx]{1,4}[.)]|[A-H]\))(?=\s)/u;
/** Splits a text into lines, finding the bullet sign or number of each. */
export function splitLines(text) {
    const lines = [];
    let offset = 0;
    let decimal = null;
    for (const raw of text.split('\n')) {
        const line = numberedAfter(decimal, readLine(raw, offset));
        if (line.marker?.includes('.') && /\d\.\d/u.test(line.marker))
            decimal = line.marker;
        lines.push(line);
        offset += raw.length + 1;
    }
    return lines;
}
export function isBlank(line) {
    return line.start === line.end;
}
function readLine(raw, offset) {
    const trimmed = raw.trim();
    const lead = raw.length - raw.trimStart().length;
    const start = offset + lead;
    const marker = findMarker(trimmed);
    return {
        start,
        end: start + trimmed.length,
        indent: columns(raw.slice(0, lead)),
        text: trimmed,
        marker,
        contentStart: start + (marker === null ? 0 : widthWithGap(trimmed, marker)),
    };
}
/** "4.10" looks like a time of day, so it is a number only where "4.9" came before. */
function numberedAfter(previous, line) {
    const written = line.marker === null ? /^(\d{1,2})\.([1-9]\d)(?=\s)/u.exec(line.text) : null;
    if (!written || previous !== `${written[1]}.${Number(written[2]) - 1}`)
        return line;
    const marker = written[0];
    return { ...line, marker, contentStart: line.start + widthWithGap(line.text, marker) };
}
function findMarker(line) {
    const match = SIGN.exec(line) ?? WORD_PROCESSOR_SIGN.exec(line) ?? NUMBER.exec(line);
    return match === null ? null : match[0];
}
function widthWithGap(line, marker) {
    const rest = line.slice(marker.length);
    return marker.length + rest.length - rest.trimStart().length;
}
function columns(space) {
    let width = 0;
    for (const character of space)
        width += character === '\t' ? 4 : 1;
    return width;
}
//# sourceMappingURL=parse-lines.js.map