/** The three parameters of one vocabulary (any of, all of, none of) with their slugs resolved. */
export async function linkFilter(query, name, resolve) {
    const ids = async (parameter) => {
        const slugs = query[parameter];
        return slugs && (await resolve(slugs, parameter)).map(({ id }) => id);
    };
    const [any, all, none] = [await ids(name), await ids(`${name}[all]`), await ids(`${name}[none]`)];
    return { ...(any && { any }), ...(all && { all }), ...(none && { none }) };
}
//# sourceMappingURL=link-filter.js.map