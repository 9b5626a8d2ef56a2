const turnLock = 7_214_010;
/** Runs `work` while no other process that uses this database has its turn. */
export async function takeTurn({ sql }, work) {
    const { result } = await sql.begin(async (tx) => {
        await tx `select pg_advisory_xact_lock(${turnLock})`;
        return { result: await work() };
    });
    return result;
}
//# sourceMappingURL=turns.js.map