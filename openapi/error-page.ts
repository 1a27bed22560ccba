import { AppError, ERROR_CODES, type ErrorCode } from '../lib/errors';
import { ERROR_WORDS } from './error-words';

type Language = 'en' | 'zh';

const HEADS: Record<Language, string> = {
  en: `# Errors

English | [简体中文](errors.zh-CN.md)

An error is \`{requestId, code, message, retryable, retryAfterMs?, details?}\`. Programs go by \`code\`; \`message\` says what was
expected. *Retry* marks codes after which the same call may succeed later; the answer then says when, by \`retryAfterMs\` and \`Retry-After\`.
The last column is for an operator who sees a code often. This page is written by \`npm run openapi\`.

| code | status | retry | when | what to do |
|---|---|---|---|---|
`,
  zh: `# 错误码

[English](errors.md) | 简体中文

错误的格式为 \`{requestId, code, message, retryable, retryAfterMs?, details?}\`。程序看 \`code\`，\`message\` 说明期望的是什么。
“重试”表示同样的调用稍后可能成功，响应会用 \`retryAfterMs\` 和 \`Retry-After\` 告知何时。最后一列写给频繁见到该错误码的运维人员。
本页由 \`npm run openapi\` 生成。

| 错误码 | 状态码 | 重试 | 何时出现 | 处理 |
|---|---|---|---|---|
`,
};
const YES: Record<Language, string> = { en: 'yes', zh: '是' };

/** The page of `docs/` that explains every error code, as Markdown. */
export function errorPage(language: Language): string {
  return HEADS[language] + ERROR_CODES.map((code) => row(code, language)).join('');
}

function row(code: ErrorCode, language: Language): string {
  const { status, retryable } = new AppError(code, '');
  const { when, act } = ERROR_WORDS[code][language];
  return `| \`${code}\` | ${status} | ${retryable ? YES[language] : ''} | ${when} | ${act} |\n`;
}

/** The words of the pages: a TypeScript file with one table for each language. */
export function pageWords(): string {
  const table = (language: Language) => {
    const lines = ERROR_CODES.map((code) => {
      const { say } = ERROR_WORDS[code][language];
      return `  ${JSON.stringify(`error.${code}`)}: ${JSON.stringify(say)},\n`;
    });
    return `{\n${lines.join('')}} as const;\n`;
  };
  return (
    '// Built from openapi/error-words.ts by `npm run openapi`.\n' +
    `export const errorsEn = ${table('en')}\nexport const errorsZh = ${table('zh')}`
  );
}
