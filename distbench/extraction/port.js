export const insightKinds = ['principle', 'barrier', 'enabler', 'lesson', 'practice', 'question'];
//# sourceMappingURL=port.js.map