/** What PostgreSQL said, however deep the driver or drizzle wrapped it. */
export interface PostgresFailure {
  code: string;
  constraint?: string;
  detail?: string;
}

export function postgresFailure(error: unknown): PostgresFailure | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const fields = cause as Error & { code?: unknown; constraint_name?: unknown; detail?: unknown };
    if (fields.name !== 'PostgresError' || typeof fields.code !== 'string') continue;
    return {
      code: fields.code,
      ...(typeof fields.constraint_name === 'string' && { constraint: fields.constraint_name }),
      ...(typeof fields.detail === 'string' && { detail: fields.detail }),
    };
  }
  return undefined;
}

/** The name of the unique constraint that a write ran into. */
export function uniqueViolation(error: unknown): string | undefined {
  const failure = postgresFailure(error);
  return failure?.code === '23505' ? (failure.constraint ?? '') : undefined;
}
