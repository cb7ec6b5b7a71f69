import { currentLanguage } from '@/lib/i18n';
import { csrfToken } from './api';
import { ApiProblem } from './problem';

/**
 * Sends a file and tells how far it is, which `fetch` can't.
 *
 * @param onProgress is told a share of 0 to 1
 * @param fields what is sent beside the file
 * @throws {@link ApiProblem} where the answer is not 2xx, or there is none
 */
export async function upload(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  fields: Record<string, string> = {},
): Promise<unknown> {
  const token = await csrfToken();
  const form = new FormData();
  form.append('file', file);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept-Language', currentLanguage());
    if (token !== null) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => fail(ApiProblem.network());
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) done(answer);
      else fail(ApiProblem.of(request.status, answer));
    };
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page
  }
}
