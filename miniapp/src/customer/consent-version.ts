/** The version of the consent sentences in words/; the server keeps it as proof of what was agreed to. */
export const consentVersion = '2026-11';
