export {};
//# sourceMappingURL=note-structure.js.map