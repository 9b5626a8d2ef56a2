export const exampleAddress = (slug) => `/v1/examples/${slug}`;
//# sourceMappingURL=addresses.js.map