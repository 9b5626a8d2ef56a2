import { phraseOf } from "./shape.js";
export function newEntity(kind, confidence, tokens) {
    return { kind, confidence, tokens, forms: new Map([[phraseOf(tokens), { tokens, afterThe: false }]]) };
}
export function addForm(entity, tokens, afterThe = false) {
    const key = phraseOf(tokens);
    if (!entity.forms.has(key))
        entity.forms.set(key, { tokens, afterThe });
}
/** Adds to a list kept under a key. */
export function addUnder(lists, key, value) {
    const list = lists.get(key);
    if (list)
        list.push(value);
    else
        lists.set(key, [value]);
}
//# sourceMappingURL=entities.js.map