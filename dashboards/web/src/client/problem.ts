import type { Problem } from './types';

/** An answer that is not 2xx, or none at all (`network`). Thrown by every call of the client. */
export class ApiProblem extends Error {
  constructor(
    readonly code: Problem['code'] | 'network' | 'unexpected',
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly retryAfterSeconds?: number,
    readonly field?: string,
    readonly place?: { line?: number; column?: number },
  ) {
    super(title);
    this.name = 'ApiProblem';
  }

  /** Reads a problem document; whatever else came (a proxy's HTML, say) becomes `unexpected`. */
  static of(status: number, body: unknown): ApiProblem {
    if (isProblem(body)) {
      return new ApiProblem(
        body.code,
        status,
        body.title,
        body.detail,
        body.retryAfterSeconds,
        body.field,
        { ...(body.line && { line: body.line }), ...(body.column && { column: body.column }) },
      );
    }
    return new ApiProblem('unexpected', status, '', '');
  }

  static network(): ApiProblem {
    return new ApiProblem('network', 0, '', '');
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
