/** The typed client of the dashboards API: cookies, CSRF header, language, problems as exceptions. */
import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '@/lib/i18n';
import { ApiProblem } from './problem';
import type { paths } from './schema';

const desk: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    if (request.method !== 'GET') {
      const token = await csrfToken();
      if (token !== null) request.headers.set('X-XSRF-TOKEN', token);
    }
    return request;
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return ApiProblem.network();
  },
};

export const api = createClient<paths>({ baseUrl: globalThis.location.origin });
api.use(desk);

/** What every call that changes something has to send back. */
export async function csrfToken(): Promise<string | null> {
  const token = cookie('XSRF-TOKEN');
  if (token !== null) return token;
  // a page that asked for nothing yet has none; any answer sets it
  await fetch('/api/session').catch(() => undefined);
  return cookie('XSRF-TOKEN');
}

/** The body of a call that succeeded; throws {@link ApiProblem} otherwise. */
export async function body<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw ApiProblem.of(response.status, error);
  return data as T;
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}
