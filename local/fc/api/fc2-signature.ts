import { createHmac } from 'node:crypto';
import { equalSecrets } from '../../openapi/canonical';
import { requireHeader, type SignatureClaim, type SignedRequest, signatureNotMatch } from './acs3';

/**
 * Reads the signature of Function Compute 2.0, which fc3 still asks for its upload by:
 * `Authorization: FC <access key id>:<signature>`.
 * https://help.aliyun.com/zh/functioncompute/fc-2-0/developer-reference/signature-authentication
 */
export function readFc2Signature(request: SignedRequest): SignatureClaim {
  const { headers, method, path } = request;
  const authorization = requireHeader(headers, 'authorization');
  const [, accessKeyId = '', signature = ''] =
    /^FC ([^:\s]{1,128}):([A-Za-z0-9+/=]{44})$/.exec(authorization) ?? [];
  if (signature === '') throw signatureNotMatch();
  const date = requireHeader(headers, 'date');
  const fcHeaders = Object.keys(headers)
    .filter((name) => name.startsWith('x-fc-'))
    .sort()
    .map((name) => `${name}:${headers[name]}\n`)
    .join('');
  const md5 = String(headers['content-md5'] ?? '');
  const type = headers['content-type'] ?? '';
  const signed = `${method}\n${md5}\n${type}\n${date}\n${fcHeaders}${path}`;
  const token = headers['x-fc-security-token'];
  return {
    accessKeyId,
    securityToken: Array.isArray(token) ? token[0] : token,
    date,
    isSignedBy: (secret) =>
      equalSecrets(signature, createHmac('sha256', secret).update(signed).digest('base64')),
  };
}
