/** Taken by whoever makes terms or examples of what a text names, so that two notes make a new one once. */
export const vocabularyLock = 7_214_003;
