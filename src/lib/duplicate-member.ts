/**
 * The first member name that an object of a valid JSON text has twice, or null. RFC 8259 leaves open which of the two
 * counts, and parsers differ: what one of them checks another may not use.
 */
export function duplicateMember(json: string): string | null {
  /** For every object that is open, the names it has so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  let awaitsName = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      const end = endOfString(json, at);
      const names = open.at(-1);
      if (awaitsName && names) {
        const name = JSON.parse(json.slice(at, end)) as string;
        if (names.has(name)) return name;
        names.add(name);
        awaitsName = false;
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      awaitsName = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
      awaitsName = false;
    } else if (character === ',') awaitsName = true;
  }
  return null;
}

/** Past the quotation mark that closes the string which begins at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}
