/** What must never be committed; each names the thing whose shape it is. */
export const secretPatterns: Readonly<Record<string, RegExp>> = {
  'AWS access key id': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'AWS secret access key': /aws_?secret_?access_?key['"]?\s*[:=]\s*['"]?[A-Za-z0-9/+]{40}\b/i,
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'GitHub or npm token': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36})\b/,
  'Zalo app or OA secret': /\b(?:zalo_?)?(?:app|oa)?_?secret(?:_?key)?['"]?\s*[:=]\s*['"][A-Za-z0-9]{20,40}['"]/i,
  'Zalo token': /\b(?:access|refresh|zmp)_?token['"]?\s*[:=]\s*['"][A-Za-z0-9_-]{60,}['"]/i,
  'Zalo Mini App CLI token': /\bZMP_TOKEN\s*=\s*\S{20,}/,
  'signed session': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
  'our root key': /rootKey['"]?\s*[:=]\s*['"][A-Za-z0-9]{43,}['"]/,
};

/** The names of what this text holds. */
export const secretsIn = (text: string): readonly string[] =>
  Object.entries(secretPatterns)
    .filter(([, pattern]) => pattern.test(text))
    .map(([name]) => name);
