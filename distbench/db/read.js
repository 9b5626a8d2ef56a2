/**
 * Runs one statement and gives its rows. `T` is what the statement selects: the database decides, so the statement
 * and the type are written side by side, and the contract tests read every one of them.
 */
export async function read(db, statement) {
    return [...(await db.execute(statement))];
}
//# sourceMappingURL=read.js.map