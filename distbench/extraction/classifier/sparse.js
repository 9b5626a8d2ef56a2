export function dot(row, weights) {
    let sum = 0;
    const { columns, values } = row;
    for (let i = 0; i < columns.length; i++)
        sum += values[i] * weights[columns[i]];
    return sum;
}
export function addScaled(target, row, factor) {
    const { columns, values } = row;
    for (let i = 0; i < columns.length; i++)
        target[columns[i]] += factor * values[i];
}
export function sigmoid(score) {
    return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
}
//# sourceMappingURL=sparse.js.map