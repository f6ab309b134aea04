/** What a shop calls its points, in English: «điểm» has a word there, a name of its own (Sao, Hạt) stays as it is. */
export const unitInEnglish = (unit: string): string => (unit === 'điểm' ? 'points' : unit);
