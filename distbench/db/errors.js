export function postgresFailure(error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        const fields = cause;
        if (fields.name !== 'PostgresError' || typeof fields.code !== 'string')
            continue;
        return {
            code: fields.code,
            ...(typeof fields.constraint_name === 'string' && { constraint: fields.constraint_name }),
            ...(typeof fields.detail === 'string' && { detail: fields.detail }),
        };
    }
    return undefined;
}
/** The name of the unique constraint that a write ran into. */
export function uniqueViolation(error) {
    const failure = postgresFailure(error);
    return failure?.code === '23505' ? (failure.constraint ?? '') : undefined;
}
//# sourceMappingURL=errors.js.map