import { Agent, request } from 'node:http';
import { type Service, ServiceRefusal } from '../src/cloud/json-service.ts';
import { sign } from '../src/cloud/signature.ts';

const account = { region: 'ap-southeast-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const contentType = 'application/x-amz-json-1.0';

/**
 * DynamoDB's protocol, every call sent once and waited for as long as it takes: production asks again after three
 * seconds, and an engine that did both would find a conditional write refused by itself (ADR 0110).
 */
export function askOnce(endpoint: string): Service {
  const { host, hostname, port } = new URL(endpoint);
  const agent = new Agent({ keepAlive: true });
  return (operation, input) => {
    const body = JSON.stringify(input);
    const target = `DynamoDB_20120810.${operation}`;
    const signed = sign({ service: 'dynamodb', host, contentType, target, body }, account, Date.now());
    const headers = { ...signed, 'content-length': Buffer.byteLength(body) };
    return new Promise((answered, failed) => {
      const asked = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const reply = JSON.parse(Buffer.concat(chunks).toString());
          if (response.statusCode === 200) answered(reply);
          else failed(new ServiceRefusal(response.statusCode ?? 0, reply));
        });
      });
      asked.on('error', failed);
      asked.end(body);
    });
  };
}
