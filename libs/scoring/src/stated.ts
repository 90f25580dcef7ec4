/** Leaves out what is not stated, so that results are the same before and after a trip through JSON. */
export function stated<Of extends object>(parts: Of): Of {
  const result: Partial<Of> = {};
  for (const key in parts) {
    if (parts[key] !== undefined) result[key] = parts[key];
  }
  return result as Of;
}
