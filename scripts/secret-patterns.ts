import { lintSource } from '@secretlint/core';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintCoreConfig, SecretLintRuleCreator } from '@secretlint/types';

/** What secretlint's preset does not know, or knows only beside its pair; each names the thing whose shape it is. */
export const ownPatterns: Readonly<Record<string, RegExp>> = {
  'AWS access key id': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  'AWS secret access key': /aws_?secret_?access_?key['"]?\s*[:=]\s*['"]?[A-Za-z0-9/+]{40}\b/gi,
  'AWS session token': /aws_?session_?token['"]?\s*[:=]\s*['"]?[A-Za-z0-9/+=]{100,}/gi,
  'Zalo app or OA secret': /\b(?:zalo_?)?(?:app|oa)?_?secret(?:_?key)?['"]?\s*[:=]\s*['"][A-Za-z0-9]{20,40}['"]/gi,
  'Zalo token': /\b(?:access|refresh|zmp)_?token['"]?\s*[:=]\s*['"][A-Za-z0-9_-]{60,}['"]/gi,
  'Zalo Mini App API key': /\bZALO_API_KEY['"]?\s*[:=]\s*['"]?[A-Za-z0-9_-]{20,}/g,
  'Zalo Mini App CLI token': /\bZMP_TOKEN\s*=\s*\S{20,}/g,
  'signed session': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/g,
  'our root key': /rootKey['"]?\s*[:=]\s*['"][A-Za-z0-9]{43,}['"]/g,
  'a rotated key of ours': /\bsecret['"]\s*:\s*['"][A-Za-z0-9_-]{64}['"]/g,
};

const ownRuleId = '@quaylai/secretlint-rule-own';

const ownRule: SecretLintRuleCreator = {
  messages: { FOUND: { en: ({ name }: { readonly name: string }) => name } },
  meta: { id: ownRuleId, type: 'scanner', recommended: true, supportedContentTypes: ['text'] },
  create(context) {
    const told = context.createTranslator(ownRule.messages);
    return {
      file({ content }) {
        for (const [name, pattern] of Object.entries(ownPatterns)) {
          for (const { index, 0: text } of content.matchAll(pattern)) {
            context.report({ message: told('FOUND', { name }), range: [index, index + text.length] });
          }
        }
      },
    };
  },
};

const config: SecretLintCoreConfig = {
  rules: [
    { id: '@secretlint/secretlint-rule-preset-recommend', rule: preset },
    { id: ownRuleId, rule: ownRule },
  ],
};

/** Where this text holds a secret, and of what kind; never the secret itself. */
export async function secretsIn(filePath: string, content: string): Promise<readonly string[]> {
  const source = { content, filePath, ext: filePath.replace(/^.*(?=\.)/, ''), contentType: 'text' } as const;
  const { messages } = await lintSource({ source, options: { config } });
  return messages.map(({ loc, ruleId, message }) => {
    const what = ruleId === ownRuleId ? message : ruleId.replace(/^.*secretlint-rule-/, '');
    return `${filePath}:${loc.start.line} ${what}`;
  });
}
