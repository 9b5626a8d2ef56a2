export * from "./audit-changes.js";
export * from "./audit-entries.js";
export * from "./examples.js";
export * from "./insights.js";
export * from "./keys.js";
export * from "./mentions.js";
export * from "./notes.js";
export * from "./outbox.js";
export * from "./passages.js";
export * from "./queue-dismissals.js";
export * from "./search-documents.js";
export * from "./sections.js";
export * from "./slugs.js";
export * from "./system.js";
export * from "./tags.js";
export * from "./versions.js";
//# sourceMappingURL=index.js.map