/**
 * List prices in US dollars, ap-southeast-1. Lambda and logs: AWS Price List API readings. DynamoDB is us-east-1 × 1.138
 * and the HTTP API is from memory: neither was compared with a bill.
 */
export const prices = {
  readOn: '2026-08-12',
  region: 'ap-southeast-1',
  perMillion: { writeUnits: 0.7115, readUnits: 0.1423, httpApiRequests: 1.25, lambdaRequests: 0.2 },
  lambdaPerGbSecond: 0.0000133334,
  logPerGb: 0.7,
  /** Not measured here: a function of 512 MB that works 20 ms. */
  assumed: { lambdaGb: 0.5, lambdaSeconds: 0.02 },
} as const;
