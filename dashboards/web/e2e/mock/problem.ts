/** Problems as the server tells them, RFC 9457. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];

export function problem(
  response: ServerResponse,
  status: number,
  code: Schemas['ProblemCode'],
  title: string,
  detail = '',
  more: Partial<Schemas['Problem']> = {},
): void {
  const type = `urn:finance-brain:problem:${code}`;
  response
    .writeHead(status, { 'Content-Type': 'application/problem+json' })
    .end(
      JSON.stringify({ type, title, status, detail, code, ...more } satisfies Schemas['Problem']),
    );
}
