import { minimise } from "./lbfgs.js";
import { addScaled, dot, sigmoid } from "./sparse.js";
/** Logistic regression with L2 by L-BFGS. `targets` are 0..1. */
export function fitLogistic(rows, targets, options) {
    const { width, l2, counts, prior } = options;
    const at = new Float64Array(width + 1);
    if (prior) {
        at.set(prior.weights.subarray(0, width));
        at[width] = prior.bias;
    }
    const anchor = Float64Array.from(at);
    const objective = (weights, gradient) => {
        gradient.fill(0);
        let loss = 0;
        for (let i = 0; i < rows.length; i++) {
            const row = rows[i];
            const count = counts ? counts[i] : 1;
            const score = dot(row, weights) + weights[width];
            const target = targets[i];
            loss += count * (Math.max(score, 0) - score * target + Math.log1p(Math.exp(-Math.abs(score))));
            const error = count * (sigmoid(score) - target);
            addScaled(gradient, row, error);
            gradient[width] += error;
        }
        for (let i = 0; i < width; i++) {
            const away = weights[i] - anchor[i];
            loss += 0.5 * l2 * away * away;
            gradient[i] += l2 * away;
        }
        return loss;
    };
    const fitted = minimise(objective, at, options.iterations ?? 60);
    return { weights: fitted.slice(0, width), bias: fitted[width] };
}
//# sourceMappingURL=logistic.js.map