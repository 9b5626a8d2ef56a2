export {};
//# sourceMappingURL=marks.js.map