/**
 * Indexes a text. Texts without characters above U+FFFF convert in constant time; others keep one number per
 * such character and convert by binary search.
 */
export function indexText(text) {
    const astral = astralPositions(text);
    return astral.length === 0 ? plainIndex(text) : astralIndex(text, astral);
}
/** Number of code points in a string. */
export function countCodePoints(text) {
    let count = text.length;
    for (let i = 0; i < text.length - 1; i++)
        if (isPairAt(text, i))
            count--;
    return count;
}
/** Whether the UTF-16 offset is the first half of a surrogate pair. */
export function isPairAt(text, offset) {
    return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
}
function plainIndex(text) {
    const same = (position) => checked(position, text.length);
    return {
        text,
        length: text.length,
        toUtf16: same,
        toCodePoint: same,
        slice: (start, end) => text.slice(same(start), same(end)),
    };
}
function astralIndex(text, astral) {
    const length = text.length - astral.length;
    const toUtf16 = (codePoint) => checked(codePoint, length) + countBefore(astral.length, (k) => astral[k] < codePoint);
    const toCodePoint = (utf16) => checked(utf16, text.length) - countBefore(astral.length, (k) => astral[k] + k < utf16);
    return {
        text,
        length,
        toUtf16,
        toCodePoint,
        slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)),
    };
}
/** Code point positions of all characters above U+FFFF, ascending. */
function astralPositions(text) {
    const positions = [];
    for (let i = 0; i < text.length - 1; i++) {
        if (isPairAt(text, i))
            positions.push(i++ - positions.length);
    }
    return Uint32Array.from(positions);
}
/** How many of the first `count` ordinals satisfy a condition that holds for a leading run of them. */
function countBefore(count, holds) {
    let low = 0;
    let high = count;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (holds(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function checked(position, length) {
    if (Number.isInteger(position) && position >= 0 && position <= length)
        return position;
    throw new RangeError(`position ${position} is outside 0..${length}`);
}
//# sourceMappingURL=code-points.js.map