/** A day of the coming year, for examples that one can still send in the year in which they are read: `nextYear('03-01')`. */
export const nextYear = (monthAndDay: string): string => `${new Date().getUTCFullYear() + 1}-${monthAndDay}`;
