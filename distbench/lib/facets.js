/** Selected values stay in a facet even where nothing has them any more, so that they can be unselected. */
export function withSelectedZeros(values, selected) {
    const kept = new Map(values.map((count) => [count.value, count]));
    for (const { value, label } of selected)
        if (!kept.has(value))
            kept.set(value, { value, label, count: 0 });
    return [...kept.values()];
}
//# sourceMappingURL=facets.js.map