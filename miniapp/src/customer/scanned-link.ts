/** The token that Zalo's camera brought when it opened one of our QR codes as a deep link; the server takes it bare. */
export function scannedFromLink({ search }: { search: string }): string | null {
  return new URLSearchParams(search).get('q');
}
