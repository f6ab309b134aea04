import { expect, test } from 'vitest';
import { signForm, signPolicy } from '../../src/cloud/signed-form.ts';

// The example that AWS publishes; in two parts, so that nobody takes it for a key.
const accessKeyId = `AKIA${'IOSFODNN7EXAMPLE'}`;
const secretAccessKey = `wJalrXUtnFEMI/${'K7MDENG/bPxRfiCYEXAMPLEKEY'}`;
const documented = [
  '{ "expiration": "2015-12-30T12:00:00.000Z",',
  '  "conditions": [',
  '    {"bucket": "sigv4examplebucket"},',
  '    ["starts-with", "$key", "user/user1/"],',
  '    {"acl": "public-read"},',
  '    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
  '    ["starts-with", "$Content-Type", "image/"],',
  '    {"x-amz-meta-uuid": "14365123651274"},',
  '    {"x-amz-server-side-encryption": "AES256"},',
  '    ["starts-with", "$x-amz-meta-tag", ""],',
  '',
  `    {"x-amz-credential": "${accessKeyId}/20151229/us-east-1/s3/aws4_request"},`,
  '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
  '    {"x-amz-date": "20151229T000000Z" }',
  '  ]',
  '}',
].join('\r\n');

test('a policy is signed as the example in AWS’s documentation is', () => {
  const account = { region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } };
  const policy = Buffer.from(documented).toString('base64');
  expect(signPolicy(policy, account, '20151229/us-east-1/s3/aws4_request')).toBe(
    '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
  );
});

const account = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 'phiên/+=' },
};
const nowMs = Date.UTC(2026, 10, 22, 3, 30);

test('a form names key, type, bytes and expiry, and every field that it sends', () => {
  const terms = { bucket: 'files', key: 'uploads/quan/1', contentType: 'image/webp', bytesMax: 9, secondsMax: 300 };
  const { policy = '', 'x-amz-signature': signature, ...fields } = signForm(terms, account, nowMs);
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString());
  expect(expiration).toBe('2026-11-22T03:35:00.000Z');
  expect(conditions).toEqual([
    { bucket: 'files' },
    ...Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]),
    ['content-length-range', 1, 9],
  ]);
  expect(fields).toMatchObject({ key: 'uploads/quan/1', 'Content-Type': 'image/webp' });
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
});
