const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
/** Vietnam has no daylight saving: its wall clock is UTC moved by seven hours. */
const offsetMs = 7 * 3_600_000;

export const timeText = (instant: Date): string =>
  instant.toLocaleTimeString('vi-VN', { ...zone, hour: '2-digit', minute: '2-digit' });

export const dateTimeText = (instant: Date): string =>
  `${timeText(instant)} ${instant.toLocaleDateString('vi-VN', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' })}`;

/** For and from an input of type datetime-local, which knows no zone. */
export const wallTime = (instant: Date): string => new Date(instant.getTime() + offsetMs).toISOString().slice(0, 16);
export const instantOf = (wall: string): Date => new Date(Date.parse(`${wall.slice(0, 16)}:00Z`) - offsetMs);
