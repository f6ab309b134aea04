export function Owner() {
  return null;
}
