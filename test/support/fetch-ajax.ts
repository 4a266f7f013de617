import { Observable } from 'rxjs/Observable';
import type { AjaxCreationMethod, AjaxRequest, AjaxResponse } from 'rxjs/observable/dom/AjaxObservable';

const notUsed = () => {
  throw new Error('only whole requests are sent this way');
};

/** The transport that Microsoft's Direct Line client takes for its own, over fetch: Node has no XMLHttpRequest. */
export const fetchAjax: AjaxCreationMethod = Object.assign(
  (request: string | AjaxRequest) =>
    new Observable<AjaxResponse>((subscriber) => {
      const stop = new AbortController();
      const sent = typeof request === 'string' ? { url: request } : request;
      exchange(sent, stop.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error),
      );
      return () => stop.abort();
    }),
  { get: notUsed, post: notUsed, put: notUsed, patch: notUsed, delete: notUsed, getJSON: notUsed },
);

async function exchange(request: AjaxRequest, signal: AbortSignal): Promise<AjaxResponse> {
  const body: unknown = request.body;
  const response = await fetch(request.url ?? '', {
    method: request.method ?? 'GET',
    headers: new Headers(Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)])),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  });
  const text = await response.text();
  if (!response.ok) {
    const xhr = { getResponseHeader: (name: string) => response.headers.get(name) };
    throw Object.assign(new Error(`the channel answered ${response.status}`), { status: response.status, xhr });
  }
  return {
    originalEvent: new Event('load'),
    xhr: null,
    request,
    status: response.status,
    response: text === '' ? null : JSON.parse(text),
    responseText: text,
    responseType: 'json',
  };
}
