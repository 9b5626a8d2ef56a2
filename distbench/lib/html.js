const escapes = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text as HTML text or attribute value. */
export const escapeHtml = (text) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
//# sourceMappingURL=html.js.map