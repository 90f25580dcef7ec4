/**
 * What a part of a profile means for one vacancy, in one number: the number of its value (0: unknown) and the rank of
 * the eligibility that it leaves (0: eligible).
 */
export const standing = (value: number, rank: number): number => (value << 2) | rank;

export const valueIn = (standing: number): number => standing >> 2;

export const rankIn = (standing: number): number => standing & 3;
