/** "1 point"; a shop's own name for points has no plural of ours: "1 Sao". */
export const one = (unit: string): string => (unit === 'points' || unit === 'điểm' ? '1 point' : `1 ${unit}`);
