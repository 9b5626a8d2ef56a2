/** What an edit changes: the members given that differ from what is held, as they were and as they become. */
export function changedMembers(held, input) {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const changed = given.filter(([name, value]) => JSON.stringify(held[name] ?? null) !== JSON.stringify(value));
    return {
        before: Object.fromEntries(changed.map(([name]) => [name, held[name] ?? null])),
        // Only members of `input` that are not undefined are left: that is what the cast states.
        after: Object.fromEntries(changed),
    };
}
//# sourceMappingURL=changed-members.js.map