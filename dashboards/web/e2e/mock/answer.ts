/** How the mock server answers. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];

/** Ends a call with a problem. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: Schemas['ProblemCode'],
    readonly title: string,
    readonly detail = '',
  ) {
    super(title);
  }
}

export function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

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
